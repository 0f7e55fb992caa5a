using NanoDps.Audit.Probing;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

[TestClass]
public sealed class FlightTests
{
    [TestMethod]
    public async Task EveryTruncationOfAFlightNeedsMoreAndNoDamageThrows()
    {
        await using var emulator = await TestEmulator.StartAsync(TestEmulator.Options);
        var flight = await Flights.RecordAsync(emulator.Dps.Endpoint.Address);
        for (var length = 0; length < flight.Length; length++)
        {
            Assert.IsNull(FlightReader.Read(flight.AsSpan(0, length), isEnd: false), $"at {length}");
            Assert.IsNotNull(FlightReader.Read(flight.AsSpan(0, length), isEnd: true), $"at {length}");
        }

        var seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = FuzzCorpus.Damage(flight, [flight], random);
            var answer = FlightReader.Read(damaged, isEnd: true);
            Assert.IsGreaterThan(3, answer!.Text.Length, $"seed {seed}, round {round}");
        }
    }

    [TestMethod]
    [DataRow("15030300020228", ProbeOutcome.Alert, "refused with alert handshake_failure (40)")]
    [DataRow("150303000202FF", ProbeOutcome.Alert, "refused with alert 255")]
    [DataRow("1503030001FF", ProbeOutcome.Malformed, "malformed answer: expected an alert of 2 bytes, got 1")]
    [DataRow("", ProbeOutcome.Closed, "refused: connection closed")]
    [DataRow("16030300040B000000", ProbeOutcome.Malformed, "malformed answer: expected a ServerHello (2), got handshake message 11")]
    [DataRow("160303000502FFFFFF00", ProbeOutcome.Malformed, "malformed answer: expected a message of a server's flight, got 16777215 bytes")]
    [DataRow("16030300060200000203FF", ProbeOutcome.Malformed, "malformed answer: ServerHello: expected 32 more bytes, got 0")]
    public void AnAnswerIsSaidInWords(string hex, ProbeOutcome outcome, string text)
    {
        var answer = FlightReader.Read(Convert.FromHexString(hex), isEnd: true)!;

        Assert.AreEqual(outcome, answer.Outcome);
        Assert.AreEqual(text, answer.Text);
    }

    [TestMethod]
    public void AProbesHelloIsWhatItSaysForEveryVersion()
    {
        foreach (ushort version in new ushort[] { 0x0300, 0x0301, 0x0302, 0x0303, 0x0304 })
        {
            var hello = Vectors.Read(new ProbeHello
            {
                Version = version,
                Suites = [0xC02F],
                Groups = [0x17],
                ServerName = "dps.example",
            }.ToRecord());

            Assert.AreEqual(Math.Min(version, (ushort)0x0303), hello.LegacyVersion);
            Assert.AreEqual(version == 0x0304, hello.SupportedVersions.SequenceEqual([version]));
            Assert.AreEqual(version == 0x0300 ? null : "dps.example", hello.ServerName);
            CollectionAssert.AreEqual(new ushort[] { 0xC02F, 0x00FF }, hello.CipherSuites.ToArray());
        }
    }

    [TestMethod]
    public void AnAddressIsNoServerName() => Assert.IsNull(Vectors.Read(new ProbeHello
    {
        Version = 0x0303,
        Suites = [0xC02F],
        Groups = [0x17],
        ServerName = "192.0.2.1",
    }.ToRecord()).ServerName);
}
