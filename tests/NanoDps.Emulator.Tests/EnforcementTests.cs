using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Tests;

/// <summary>A service without minTlsVersion takes more, and says what enforcement would do.</summary>
[TestClass]
public sealed class EnforcementTests
{
    private const string Warning = "; no recommended suite: with enforcement this is refused";

    [TestMethod]
    [DataRow("AES256-GCM-SHA384", (ushort)0x009D)]
    [DataRow("AES128-GCM-SHA256", (ushort)0x009C)]
    [DataRow("AES256-SHA256", (ushort)0x003D)]
    [DataRow("AES128-SHA256", (ushort)0x003C)]
    [DataRow("ECDHE-RSA-AES256-SHA", (ushort)0xC014)]
    [DataRow("ECDHE-RSA-AES128-SHA", (ushort)0xC013)]
    [DataRow("AES256-SHA", (ushort)0x0035)]
    [DataRow("AES128-SHA", (ushort)0x002F)]
    public async Task WithoutItEachOlderSuiteOfTls12IsNegotiatedAndNamedAsRefusedWithIt(
        string name, ushort id)
    {
        await using var emulator = await StartAsync(enforcement: false);
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), $"-tls1_2 -cipher {name} -CAfile {emulator.Facts.CaFile}");

        StringAssert.Contains(output, $"Cipher is {name}");
        StringAssert.Contains(output, "Verify return code: 0 (ok)");
        Assert.AreEqual(id, (await emulator.NextAsync(EventKind.TlsEstablished)).CipherSuite);
        StringAssert.EndsWith((await emulator.NextAsync(EventKind.Hello)).Text, Warning);
        CollectionAssert.Contains(OpenSuites.All, id);
    }

    [TestMethod]
    public async Task WithoutItThePreferenceIsStillARecommendedSuite()
    {
        await using var emulator = await StartAsync(enforcement: false);
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), "-tls1_2 -cipher AES128-SHA:ECDHE-RSA-AES128-GCM-SHA256");

        StringAssert.Contains(output, "Cipher is ECDHE-RSA-AES128-GCM-SHA256");
        Assert.DoesNotContain(Warning, (await emulator.NextAsync(EventKind.Hello)).Text);
    }

    [TestMethod]
    [DataRow("-tls1_1 -cipher ALL:@SECLEVEL=0", "expected an offer of TLS 1.2, got at most TLS 1.1")]
    [DataRow("-tls1_3", "expected an offer of TLS 1.2, got TLS 1.3")]
    [DataRow("-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305", "expected one of TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")]
    public async Task WithoutItTls12AndASuiteOfTheServiceAreStillWanted(string arguments, string text)
    {
        await using var emulator = await StartAsync(enforcement: false);
        var output = await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments);

        StringAssert.Contains(output, "SSL alert number 40");
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.TlsRefused)).Text, "handshake_failure: " + text);
    }

    [TestMethod]
    public async Task ItHoldsForTheHubsToo()
    {
        const string arguments = "-tls1_2 -cipher AES128-SHA";
        await using var on = await StartAsync(enforcement: true);
        await using var off = await StartAsync(enforcement: false);

        StringAssert.Contains(
            await OpenSsl.ClientAsync(on.Hubs[0].Endpoint.Address, arguments), "SSL alert number 40");
        StringAssert.Contains(
            await OpenSsl.ClientAsync(off.Hubs[0].Endpoint.Address, arguments), "Cipher is AES128-SHA");
    }

    [TestMethod]
    public async Task ADpsWithoutItMayHaveAHubWithIt()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { DpsEnforcement = false }, TestSupport.Soon);
        const string arguments = "-tls1_2 -cipher AES128-SHA";

        StringAssert.Contains(
            await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments), "Cipher is AES128-SHA");
        StringAssert.Contains(
            await OpenSsl.ClientAsync(emulator.Hubs[0].Endpoint.Address, arguments), "SSL alert number 40");
    }

    [TestMethod]
    public async Task TheLogSaysThatAServerIsWithoutIt()
    {
        await using var emulator = await StartAsync(enforcement: false);

        var listening = emulator.Events.Snapshot()
            .Where(one => one.Kind == EventKind.Listening).Select(one => one.Text).ToArray();
        Assert.HasCount(4, listening);
        Assert.IsTrue(listening.All(text => text.EndsWith(", without enforcement", StringComparison.Ordinal)));
    }

    private static Task<ServiceEmulator> StartAsync(bool enforcement) =>
        GuardedEmulator.StartAsync(TestSupport.Options.WithEnforcement(enforcement), TestSupport.Soon);
}
