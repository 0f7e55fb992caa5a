extern alias nano;

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using nano::NanoDps.Host;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tests;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>A client without a recommended suite is refused with alert 40, whoever it is.</summary>
[TestClass]
public sealed class RefusedClientTests : EmulatorTest
{
    private const string Expected =
        "handshake_failure: expected one of TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xC02F), "
        + "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xC030), "
        + "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (0xC027), "
        + "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 (0xC028), ";

    private const string Alert = "405!tls-alert: check the CLR's suites code=-30592";

    [TestMethod]
    public async Task OpenSslWithAnOldSuite()
    {
        await StartAsync();

        var output = await OpenSsl.ClientAsync(
            Fixture.Emulator.Dps.Endpoint.Address,
            "-tls1_2 -cipher ECDHE-RSA-AES128-SHA:@SECLEVEL=0");

        Assert.Contains("SSL alert number 40", output);
        var refused = await Fixture.EventAsync(Dps, EventKind.TlsRefused);
        Assert.AreEqual(
            Expected + "got TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA (0xC013), "
            + "TLS_EMPTY_RENEGOTIATION_INFO_SCSV (0x00FF); "
            + "enable a recommended suite in the client",
            refused.Text);
    }

    [TestMethod]
    public async Task DotNetWithAnOldSuite()
    {
        await StartAsync();

        using var client = new TcpClient();
        await client.ConnectAsync(Fixture.Emulator.Hubs[0].Endpoint.Address);
        using var stream = new SslStream(client.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = Given.Hub,
            EnabledSslProtocols = SslProtocols.Tls12,
            CipherSuitesPolicy = new CipherSuitesPolicy(
                [TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256]),
        };
        var exception = await Assert.ThrowsAsync<AuthenticationException>(
            () => stream.AuthenticateAsClientAsync(options));

        Assert.Contains("alert handshake failure", exception.GetBaseException().Message);
        var refused = await Fixture.EventAsync(Given.Hub, EventKind.TlsRefused);
        Assert.StartsWith(Expected + "got TLS_RSA_WITH_AES_128_GCM_SHA256 (0x009C)", refused.Text);
    }

    [TestMethod]
    public async Task TheFirmwareOnABoardWithAnOldSuite()
    {
        await StartAsync();
        var board = Given.Device.Board.With(
            PolicyOf("0xC013", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"));
        var device = Fixture.StartApplication(Given.Device with { Board = board });

        await device.FaultAsync(LogCode.DpsFault, Alert);
        Assert.IsInRange(150, 300, await device.PauseAsync());

        var refused = await Fixture.EventAsync(Dps, EventKind.TlsRefused);
        Assert.StartsWith(
            Expected + "got TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA (0xC013)", refused.Text);
    }

    [TestMethod]
    public async Task TheFirmwareOnABoardWithTheOneSuiteThatTheServerLacks()
    {
        await StartAsync(Given.Options with { Suites = [0xC030] });
        var board = Given.Device.Board.With(
            Given.Device.Board.Tls.WithSuites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
        var device = Fixture.StartApplication(Given.Device with { Board = board });

        await device.FaultAsync(LogCode.DpsFault, Alert);
        Assert.IsInRange(150, 300, await device.PauseAsync());

        var refused = await Fixture.EventAsync(Dps, EventKind.TlsRefused);
        Assert.StartsWith(
            "handshake_failure: expected one of TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xC030), "
            + "got TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xC02F)",
            refused.Text);
    }

    /// <summary>The repository's policy, with one suite in the place of its own.</summary>
    private static TlsPolicy PolicyOf(string id, string name)
    {
        var lines = File.ReadAllLines(Repository.File("boards/tls-policy.json")).ToList();
        var first = lines.FindIndex(
            line => line.Contains("\"cipherSuites\"", StringComparison.Ordinal));
        var last = lines.FindIndex(first, line => line.Trim() == "],");
        lines.RemoveRange(first + 1, last - first - 1);
        lines.Insert(
            first + 1, $$"""{ "id": "{{id}}", "name": "{{name}}", "reason": "A test." }""");
        var file = Path.GetTempFileName();
        File.WriteAllLines(file, lines);
        var policy = TlsPolicy.Load(file);
        File.Delete(file);
        return policy;
    }
}
