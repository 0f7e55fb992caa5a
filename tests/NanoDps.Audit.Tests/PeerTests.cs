using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using NanoDps.Audit.Fingerprints;
using NanoDps.Audit.Listening;
using NanoDps.Audit.Tests.Support;

namespace NanoDps.Audit.Tests;

/// <summary>Clients of other makes, as this machine has them, against the listener.</summary>
[TestClass]
public sealed class PeerTests
{
    private const string Host = "global.azure-devices-provisioning.net";

    private static readonly ushort[] Four = [0xC02F, 0xC030, 0xC027, 0xC028];

    [TestMethod]
    public async Task OpenSslOffersWhatItWasTold()
    {
        await using var listener = Listen();
        var client = await Tool.RunAsync(
            "openssl", "s_client", "-connect", listener.Address.ToString(), "-servername", Host, "-tls1_2",
            "-cipher", "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-SHA256", "-curves", "P-384:X25519",
            "-sigalgs", "RSA+SHA384:RSA-PSS+SHA256", "-alpn", "mqtt,x", "-maxfraglen", "2048");
        var hello = await NextAsync(listener);

        StringAssert.Contains(client.Output + client.Errors, "alert number 40");
        Assert.AreEqual(0x0303, hello.LegacyVersion);
        Assert.AreEqual(Host, hello.ServerName);
        CollectionAssert.AreEqual(new ushort[] { 0xC030, 0xC027, 0x00FF }, hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new ushort[] { 0x18, 0x1D }, hello.Groups.ToArray());
        CollectionAssert.AreEqual(new ushort[] { 0x0501, 0x0804 }, hello.SignatureAlgorithms.ToArray());
        CollectionAssert.AreEqual(new[] { "mqtt", "x" }, hello.ApplicationProtocols.ToArray());
        Assert.AreEqual((byte)3, hello.MaxFragmentLength);
    }

    [TestMethod]
    public async Task MbedTlsOfTheHostBoardOffersThePolicy()
    {
        await using var listener = Listen();
        using var configuration = new TemporaryFile("""
            id-scope=0ne00000A0A
            registration-id=sample-01
            key=Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=
            """u8.ToArray());
        var device = Tool.NanodpsAsync(
            "device", "--config", configuration.Path, "--map", $"{Host}:8883={listener.Address}",
            "--messages", "1", "--timeout", "5");
        var hello = await NextAsync(listener);

        // 405: the alert is what the device reports; nobody acknowledges its message in time.
        var result = await device;
        Assert.AreEqual(1, result.ExitCode, result.Errors);
        StringAssert.Contains(result.Output, "405!tls-alert");
        Assert.AreEqual(Host, hello.ServerName);
        CollectionAssert.AreEqual((ushort[])[.. Four, 0x00FF], hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new ushort[] { 0x17, 0x18 }, hello.Groups.ToArray());
        Assert.AreEqual("t12d050600_f7a44a673035_1cb153f4f0cd", Ja4.Of(hello));
    }

    [TestMethod]
    public async Task NodeOffersWhatItWasTold()
    {
        Tool.Needs("node");
        await using var listener = Listen();
        await Tool.RunAsync(
            "node", "-e",
            $"require('tls').connect({{host:'127.0.0.1',port:{listener.Address.Port},servername:'{Host}',"
            + "maxVersion:'TLSv1.2',ciphers:'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:"
            + "ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384',ecdhCurve:'P-256:P-384'}).on('error',()=>{})");
        var hello = await NextAsync(listener);

        Assert.AreEqual(Host, hello.ServerName);
        CollectionAssert.AreEqual((ushort[])[.. Four, 0x00FF], hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new ushort[] { 0x17, 0x18 }, hello.Groups.ToArray());
        Assert.IsTrue(hello.OffersTls12);
    }

    [TestMethod]
    public async Task DotNetOffersWhatItWasTold()
    {
        await using var listener = Listen();
        using var client = new TcpClient();
        await client.ConnectAsync(listener.Address, Tool.Soon);
        await using var stream = new SslStream(client.GetStream());
#pragma warning disable CA1416 // These tests run on Linux, where a client can choose its suites.
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = Host,
            EnabledSslProtocols = SslProtocols.Tls12,
            CipherSuitesPolicy = new CipherSuitesPolicy(Four.Select(id => (TlsCipherSuite)id)),
            ApplicationProtocols = [new SslApplicationProtocol("mqtt")],
        };
#pragma warning restore CA1416
        await Assert.ThrowsExactlyAsync<AuthenticationException>(
            () => stream.AuthenticateAsClientAsync(options, Tool.Soon));
        var hello = await NextAsync(listener);

        Assert.AreEqual(Host, hello.ServerName);
        CollectionAssert.AreEqual((ushort[])[.. Four, 0x00FF], hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new[] { "mqtt" }, hello.ApplicationProtocols.ToArray());
    }

    private static HelloListener Listen() =>
        HelloListener.Start(new IPEndPoint(IPAddress.Loopback, 0), TimeSpan.FromSeconds(30));

    private static async Task<ClientHello> NextAsync(HelloListener listener)
    {
        var heard = await listener.NextAsync(Tool.Soon);
        Assert.IsNotNull(heard.Found, heard.Text);
        Assert.IsNull(heard.Found.Error);
        return heard.Found.Hello!;
    }
}
