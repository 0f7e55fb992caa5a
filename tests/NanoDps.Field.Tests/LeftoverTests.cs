extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Emulator.Events;
using NanoDps.Field.Tests.Support;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>
/// A refusal leaves nothing behind: no thread of M2Mqtt, which would spin (B20), and no socket, whose
/// native memory would be gone (42 KB for each CONNACK, if the client were not closed). A device that
/// is refused for a week lives on that.
/// </summary>
[TestClass]
public sealed class LeftoverTests
{
    private const int Refusals = 12;

    [TestMethod]
    [DataRow("* connect all refuse 5", "505!not-authorized: check key, enrolment, clock code=5")]
    [DataRow("* connect all refuse 4", "504!bad-credentials: check key, id-scope, clock code=4")]
    [DataRow(
        "* handshake all profile untrustedRoot",
        "403!certificate-untrusted: look for a TLS proxy code=8")]
    [DataRow(
        "* register all answer 401 error=401002",
        "602!unauthorized: check key, id-scope, clock code=0")]
    public async Task AfterEachOfTwelveRefusalsByDpsNothingIsLeft(string rule, string fault)
    {
        await using var emulator = await Service.StartAsync(rule);
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOnLibrary();
        for (var count = 1; count <= Refusals; count++)
        {
            await start.LineAsync(LogCode.DpsPause, count);
            AssertNothingIsLeft(start.Host, $"after refusal {count}\n{start.Text}");

            // It cuts the pause short.
            start.Client.Reprovision();
        }

        var faults = start.Lines.Where(line => line.Code == LogCode.DpsFault).ToList();
        Assert.IsGreaterThanOrEqualTo(Refusals, faults.Count);
        Assert.IsTrue(faults.All(line => line.Text == fault), start.Text);
        start.Stop();
    }

    [TestMethod]
    public async Task AfterEachRefusalByTheHubNothingIsLeft()
    {
        await using var emulator = await Service.StartAsync("* hub-connect all refuse 5");
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOnLibrary();
        for (var count = 1; count <= 3; count++)
        {
            var line = await start.LineAsync(LogCode.HubFault, count);
            Assert.AreEqual("505!not-authorized: check key, enrolment, clock code=5", line.Text);
            AssertNothingIsLeft(start.Host, $"after refusal {count}\n{start.Text}");
        }

        Assert.AreEqual(1, emulator.Count("dps", EventKind.Hello));
        start.Stop();
    }

    /// <summary>The refused connection ends some time after its line; the next comes 1 s later.</summary>
    private static void AssertNothingIsLeft(HostDevice host, string when) => Assert.IsTrue(
        SpinWait.SpinUntil(
            () => MqttThreads.Of(host).Count == 0 && host.OpenSockets == 0,
            TimeSpan.FromSeconds(10)),
        $"{MqttThreads.Of(host).Count} clients with threads, {host.OpenSockets} sockets {when}");
}
