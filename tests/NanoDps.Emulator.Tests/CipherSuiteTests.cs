using System.Net.Security;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class CipherSuiteTests
{
    [TestMethod]
    [DataRow("ECDHE-RSA-AES128-GCM-SHA256", (ushort)0xC02F)]
    [DataRow("ECDHE-RSA-AES256-GCM-SHA384", (ushort)0xC030)]
    [DataRow("ECDHE-RSA-AES128-SHA256", (ushort)0xC027)]
    [DataRow("ECDHE-RSA-AES256-SHA384", (ushort)0xC028)]
    public async Task AClientWithOneRecommendedSuiteNegotiatesIt(string name, ushort id)
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(),
            $"-tls1_2 -cipher {name} -CAfile {emulator.Facts.CaFile} -verify_return_error "
            + $"-servername {TestSupport.DpsHost} -verify_hostname {TestSupport.DpsHost}");

        StringAssert.Contains(output, $"Cipher is {name}");
        StringAssert.Contains(output, "Verify return code: 0 (ok)");
        var established = await emulator.NextAsync(EventKind.TlsEstablished);
        Assert.AreEqual(id, established.CipherSuite);
        Assert.AreEqual($"TLS 1.2, {(TlsCipherSuite)id} (0x{id:X4})", established.Text);
    }

    [TestMethod]
    [DataRow("ECDHE-RSA-AES128-SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA (0xC013), TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF)")]
    [DataRow("AES128-GCM-SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256 (0x009C), TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF)")]
    [DataRow("ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 (0xCCA8), TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF)")]
    [DataRow("ECDHE-ECDSA-AES128-GCM-SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 (0xC02B), TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF)")]
    public async Task AClientWithoutARecommendedSuiteIsRefusedByNameAndWithAlert40(
        string name, string offered)
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(emulator.DpsAddress(), $"-tls1_2 -cipher {name}");

        StringAssert.Contains(output, "SSL alert number 40");
        var refused = await emulator.NextAsync(EventKind.TlsRefused);
        Assert.AreEqual(
            "handshake_failure: expected one of TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xC02F), "
            + "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xC030), TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (0xC027), "
            + $"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 (0xC028), got {offered}; enable a recommended suite in the client",
            refused.Text);
        Assert.IsNotNull(refused.Hello);
    }

    [TestMethod]
    [DataRow("-tls1_1 -cipher ALL:@SECLEVEL=0", "got at most TLS 1.1; enable TLS 1.2 in the client")]
    [DataRow("-tls1_3", "got TLS 1.3; enable TLS 1.2 in the client")]
    public async Task AClientThatCannotDoTls12IsRefusedWithAlert40(string arguments, string got)
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(emulator.DpsAddress(), arguments);

        StringAssert.Contains(output, "SSL alert number 40");
        Assert.AreEqual(
            "handshake_failure: expected an offer of TLS 1.2, " + got,
            (await emulator.NextAsync(EventKind.TlsRefused)).Text);
    }

    [TestMethod]
    public async Task AClientThatCanDoMoreNegotiatesTls12AndARecommendedSuite()
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(), $"-servername {TestSupport.DpsHost}");

        StringAssert.Contains(output, "New, TLSv1.2, Cipher is ECDHE-RSA-AES");
        var hello = await emulator.NextAsync(EventKind.Hello);
        StringAssert.StartsWith(
            hello.Text,
            "server name global.azure-devices-provisioning.net; offers TLS 1.3, TLS 1.2, TLS 1.1, TLS 1.0; suites TLS_AES_256_GCM_SHA384");
    }

    [TestMethod]
    public async Task AServerOfASingleSuiteNegotiatesNoOther()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Suites = [0xC027] }, TestSupport.Soon);
        var good = await OpenSsl.ClientAsync(emulator.DpsAddress(), "-tls1_2");
        var bad = await OpenSsl.ClientAsync(
            emulator.Hubs[0].Endpoint.Address, "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");

        StringAssert.Contains(good, "Cipher is ECDHE-RSA-AES128-SHA256");
        StringAssert.Contains(bad, "SSL alert number 40");
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.TlsRefused)).Text,
            "handshake_failure: expected one of TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (0xC027), got TLS_ECDHE");
    }

    [TestMethod]
    public async Task AClientWithoutACommonGroupFailsInTheHandshake()
    {
        await using var emulator = await TestSupport.StartAsync();
        var output = await OpenSsl.ClientAsync(
            emulator.DpsAddress(),
            "-tls1_2 -curves brainpoolP256r1 -cipher ECDHE-RSA-AES128-GCM-SHA256");

        StringAssert.Contains(output, "SSL alert number 40");
        var failed = await emulator.NextAsync(EventKind.TlsFailed);
        StringAssert.StartsWith(failed.Text, "the handshake failed: ");
    }
}
