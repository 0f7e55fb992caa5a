extern alias nano;

using System.Net.Security;
using System.Security.Authentication;
using NanoDps.Host.Tests.Support;
using nano::System.Net.Sockets;
using NanoStream = nano::System.Net.Security.SslStream;
using Protocols = nano::System.Net.Security.SslProtocols;
using Verification = nano::System.Net.Security.SslVerification;

namespace NanoDps.Host.Tests.Tls;

[TestClass]
public class TlsHandshakeTests
{
    private const int FatalAlert = -30592;

    [TestMethod]
    public void A26_DefaultsOfAStream()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(Verification.CertificateRequired, client.Stream.SslVerification);
        Assert.IsFalse(client.Stream.UseStoredDeviceCertificate);
        Assert.AreEqual(-1, client.Stream.ReadTimeout);
        Assert.AreEqual(-1, client.Stream.WriteTimeout);
        Assert.IsTrue(client.Stream.CanTimeout);
        Assert.IsFalse(client.Stream.CanSeek);
    }

    [TestMethod]
    [DataRow(Protocols.Tls12)]
    [DataRow(Protocols.Tls12 | Protocols.Tls13)]
    public void A27_AGoodChainSucceeds(Protocols protocols)
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Authenticate(protocols: protocols);
        Assert.AreEqual("TLSv1.2", client.Handshake.ProtocolVersion);
        Assert.IsTrue(client.Handshake.Succeeded);
    }

    [TestMethod]
    public void A28_NoneMeansTls13WhichATls12ServerRefuses()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(FatalAlert, client.FailureCode(protocols: Protocols.None));
    }

    [TestMethod]
    [DataRow(Protocols.Tls)]
    [DataRow(Protocols.Tls11)]
    public void A29_OlderVersionsMeanTls12(Protocols protocols)
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Authenticate(protocols: protocols);
        Assert.AreEqual("TLSv1.2", client.Handshake.ProtocolVersion);
    }

    [TestMethod]
    public void A30_AnUndefinedVersionFailsTheSetUpWith9()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(9, client.FailureCode(protocols: (Protocols)1));
    }

    [TestMethod]
    public void A31_Tls12AgainstATls13ServerIsAFatalAlert()
    {
        using var server = new TlsServer(new() { Protocols = SslProtocols.Tls13 });
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(FatalAlert, client.FailureCode());
    }

    [TestMethod]
    public void A31_Tls13AgainstATls12ServerIsAFatalAlert()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(FatalAlert, client.FailureCode(protocols: Protocols.Tls13));
    }

    [TestMethod]
    public void A32_AServerOfTls11IsABadProtocolVersion()
    {
        // ServerHello of TLS 1.1: version, 32 bytes of random, no session, a suite, no compression.
        byte[] body = [3, 2, .. new byte[32], 0, 0xC0, 0x2F, 0];
        byte[] message = [2, 0, 0, (byte)body.Length, .. body];
        using var server = new RawServer(socket =>
        {
            RawServer.ReadRecord(socket);
            socket.Send([0x16, 3, 2, 0, (byte)message.Length, .. message]);
            RawServer.Read(socket, 1000);
        });
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(-28288, client.FailureCode());
    }

    [TestMethod]
    public void A33_NoCommonSuiteIsAFatalAlert()
    {
        using var server = new TlsServer(new()
        {
            Suites = [TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA],
        });
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(FatalAlert, client.FailureCode());
    }

    [TestMethod]
    public void A33_AnEcdsaCertificateIsAFatalAlert()
    {
        using var server = new TlsServer(new()
        {
            Certificate = Pki.MakeLeaf(new() { Elliptic = true }),
        });
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(FatalAlert, client.FailureCode());
    }

    [TestMethod]
    [DataRow(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)]
    [DataRow(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)]
    [DataRow(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256)]
    [DataRow(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384)]
    public void EachOfTheFourSuitesIsNegotiatedAndShown(TlsCipherSuite suite)
    {
        using var server = new TlsServer(new() { Suites = [suite] });
        using var client = new TlsClient(server.Port);
        client.Authenticate();
        Assert.AreEqual(suite.ToString(), client.Handshake.CipherSuite);
        Assert.AreEqual((ushort)suite, client.Handshake.CipherSuiteId);
    }

    [TestMethod]
    [DataRow(Verification.NoVerification, "localhost")]
    [DataRow(Verification.NoVerification, "other.example")]
    public void A64_NoVerificationTakesAnyCertificate(Verification verification, string host) =>
        SucceedsWithoutTrust(verification, host);

    [TestMethod]
    [DataRow(Verification.VerifyPeer, "localhost")]
    [DataRow(Verification.VerifyPeer, "other.example")]
    [DataRow(Verification.VerifyClientOnce, "localhost")]
    [DataRow(Verification.VerifyClientOnce, "other.example")]
    public void A65_TheOtherValuesVerifyNothingEither(Verification verification, string host) =>
        SucceedsWithoutTrust(verification, host);

    [TestMethod]
    public void A66_ASecondHandshakeAfterASuccessIsInvalid()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Authenticate();
        Errors.Default<InvalidOperationException>(() => client.Authenticate());
    }

    [TestMethod]
    public void A67_AHandshakeAfterAFailedOneIsTriedOnTheSameSocket()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(4, client.FailureCode("other.example"));
        Assert.IsLessThan(0, client.FailureCode(), "the socket is spoilt, and the code says how");
        Assert.HasCount(2, client.Device.Handshakes);
    }

    [TestMethod]
    public void A68_AStreamNeedsAConnectedSocket()
    {
        using var device = new TestDevice();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var e = Assert.ThrowsExactly<IOException>(() => new NanoStream(socket));
        Assert.AreEqual("0", e.Message);
        Assert.AreEqual(10057, ((SocketException)e.InnerException!).ErrorCode);
        socket.Close();
        Errors.Default<ObjectDisposedException>(() => _ = new NanoStream(socket));
        Errors.Says<ArgumentNullException>(
            "Value cannot be null.", () => _ = new NanoStream(null!));
    }

    [TestMethod]
    [DataRow("Read")]
    [DataRow("Write")]
    [DataRow("DataAvailable")]
    public void A69_UseBeforeTheHandshakeCrashesTheDevice(string what)
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        var e = Assert.ThrowsExactly<nano::NanoDps.Host.DeviceCrashedException>(() =>
        {
            switch (what)
            {
                case "Read": _ = client.Stream.Read(new byte[1], 0, 1); break;
                case "Write": client.Stream.Write(new byte[1], 0, 1); break;
                default: _ = client.Stream.DataAvailable; break;
            }
        });
        Assert.AreEqual(
            $"SslStream.{what} before a handshake: the real runtime crashes here", e.Message);
        Assert.AreEqual(e.Message, client.Device.Crash);
        Assert.ThrowsExactly<nano::NanoDps.Host.DeviceStoppedException>(
            () => TlsClient.Connect(server.Port), "a catch in the firmware does not help");
    }

    [TestMethod]
    public void A69_DisposeBeforeTheHandshakeIsSafe()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Stream.Dispose();
        Assert.IsNull(client.Device.Crash);
    }

    [TestMethod]
    public void A70_TwelveConnectionsAtOnceAllSucceed()
    {
        using var server = new TlsServer();
        using var device = new TestDevice();
        var streams = Enumerable.Range(0, 12).Select(_ =>
        {
            var stream = new NanoStream(TlsClient.Connect(server.Port));
            stream.AuthenticateAsClient("localhost", null, TlsClient.RootCa, Protocols.Tls12);
            return stream;
        }).ToArray();
        Assert.HasCount(12, device.Device.Handshakes.Where(h => h.Succeeded));
        Array.ForEach(streams, stream => stream.Dispose());
    }

    private static void SucceedsWithoutTrust(Verification verification, string host)
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        client.Stream.SslVerification = verification;
        client.Stream.AuthenticateAsClient(host, null, null, Protocols.Tls12);
        Assert.IsTrue(client.Handshake.Succeeded);
    }
}
