extern alias nano;

using System.Net.Security;
using System.Net.Sockets;
using NanoDps.Host.Tests.Support;
using CryptographicException = nano::System.Security.Cryptography.CryptographicException;
using X509Certificate = nano::System.Security.Cryptography.X509Certificates.X509Certificate;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class TlsTests
{
    private static readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    [TestMethod]
    public void B6_AnUntrustedServerIsCode8() =>
        AssertFails(8, new TlsServerOptions(), new X509Certificate(Pki.Pem(Pki.Other)));

    [TestMethod]
    public void B6_WithoutARootEveryServerIsUntrusted() =>
        AssertFails(8, new TlsServerOptions(), null);

    [TestMethod]
    public void B6_AWrongHostNameIsCode4() => AssertFails(4, new LeafOptions
    {
        CommonName = "other.example",
        DnsNames = ["other.example"],
        Addresses = [],
    });

    [TestMethod]
    public void B6_AnExpiredCertificateIsCode1() =>
        AssertFails(1, new LeafOptions { NotAfter = _now.AddDays(-1) });

    [TestMethod]
    public void B6_ACertificateOfTheFutureIsCode512() =>
        AssertFails(512, new LeafOptions { NotBefore = _now.AddDays(1) });

    [TestMethod]
    public void B6_NoCommonSuiteIsAnAlert() => AssertFails(
        -30592,
        new TlsServerOptions { Suites = [TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA] },
        TlsClient.RootCa);

    [TestMethod]
    public void B6_TextInsteadOfTlsIsAnInvalidRecord()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8);
        });
        AssertFails(-29184, server.Port, TlsClient.RootCa);
    }

    [TestMethod]
    public void B6_AnEndInTheHandshakeIsCode29312()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Close();
        });
        AssertFails(-29312, server.Port, TlsClient.RootCa);
    }

    [TestMethod]
    public void B6_AResetInTheHandshakeIsCode80()
    {
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            RawServer.Reset(socket);
        });
        AssertFails(-80, server.Port, TlsClient.RootCa);
    }

    [TestMethod]
    public void B8_NoTlsVersionMeansTls13Only()
    {
        using var server = new TlsServer();
        AssertFails(-30592, server.Port, TlsClient.RootCa, MqttSslProtocols.None);
    }

    [TestMethod]
    public void B9_WithoutValidationAnyServerIsAcceptedUntilItIsSwitchedOnAgain()
    {
        using var server = new TlsServer(serve: Broker);
        using var device = new TestDevice();
        var client = New(server.Port, null);
        client.Settings.ValidateServerCertificate = false;
        Assert.AreEqual(MqttReasonCode.Success, client.Connect("dev-01"));
        client.Close();
        client.Settings.ValidateServerCertificate = true;
        AssertFails(8, client);
    }

    [TestMethod]
    public void B10_ConnackZeroConnectsOverTls()
    {
        using var server = new TlsServer(serve: Broker);
        using var device = new TestDevice();
        var client = New(server.Port, TlsClient.RootCa);
        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(MqttReasonCode.Success, client.Connect("dev-01"));
            Assert.IsTrue(client.IsConnected);
        }

        client.Close();
    }

    [TestMethod]
    public void B27_APlainClientAtATlsPortGetsNoAnswer()
    {
        using var server = new TlsServer();
        using var device = new TestDevice();
        var client = new MqttClient(
            "localhost", server.Port, false, null, null, MqttSslProtocols.None);
        var e = MqttRig.Fails<MqttCommunicationException>(
            () => client.Connect("dev-01"),
            MqttRig.NoReason);
        Assert.IsNull(e.InnerException);
        client.Close();
    }

    [TestMethod]
    public async Task B28_ATlsClientAtAPlainPortStopsAllThreadsUntilThePeerCloses()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var (server, accepted) = RawServer.Manual();
        using var plain = server;
        var client = New(plain.Port, TlsClient.RootCa);
        var connecting = Task.Factory.StartNew(
            () => AssertFails(-29312, client), TaskCreationOptions.LongRunning);
        using var socket = await accepted;
        RawServer.ReadRecord(socket);

        peer.Send("30 04 00 01 't' 'x'");
        var publishing = Task.Factory.StartNew(
            () => rig.Publish("t", "y"), TaskCreationOptions.LongRunning);
        await Task.Delay(1000);
        Assert.IsFalse(publishing.IsCompleted);
        Assert.AreEqual(0, rig.Events.Count("Received"));

        socket.Close();
        await connecting;
        rig.Events.Wait("Received t 78");
        peer.Expect("32 06 00 01 't' 00 01 'y'");
        Assert.AreEqual(1, await publishing);
    }

    private static void Broker(SslStream stream, Socket socket)
    {
        using var peer = new Peer(socket, stream);
        peer.Read();
        peer.Send(RawBroker.Accepted);
        peer.ExpectEnd();
    }

    private static MqttClient New(
        int port, X509Certificate? root, MqttSslProtocols protocol = MqttSslProtocols.TLSv1_2) =>
        new("localhost", port, true, root, null, protocol);

    private static void AssertFails(int code, LeafOptions leaf) => AssertFails(
        code, new TlsServerOptions { Certificate = Pki.MakeLeaf(leaf) }, TlsClient.RootCa);

    private static void AssertFails(int code, TlsServerOptions options, X509Certificate? root)
    {
        using var server = new TlsServer(options);
        AssertFails(code, server.Port, root);
    }

    private static void AssertFails(
        int code,
        int port,
        X509Certificate? root,
        MqttSslProtocols protocol = MqttSslProtocols.TLSv1_2)
    {
        using var device = new TestDevice();
        AssertFails(code, New(port, root, protocol));
    }

    private static void AssertFails(int code, MqttClient client)
    {
        var events = new EventLog(client);
        var e = MqttRig.Fails<MqttConnectionException>(
            () => client.Connect("dev-01"), "Exception connecting to the broker");
        Assert.AreEqual(code, ((CryptographicException)e.InnerException!).ErrorCode);
        Assert.IsFalse(client.IsConnected);
        Assert.IsEmpty(events.Texts);
        client.Close();
    }
}
