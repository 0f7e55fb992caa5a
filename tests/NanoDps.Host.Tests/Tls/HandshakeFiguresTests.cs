extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::NanoDps.Host;
using nano::System.Net;
using nano::System.Net.Sockets;
using Protocols = nano::System.Net.Security.SslProtocols;

namespace NanoDps.Host.Tests.Tls;

/// <summary>What a device cannot show and the host can.</summary>
[TestClass]
public class HandshakeFiguresTests
{
    [TestMethod]
    public void AHandshakeIsToldWithItsFigures()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        var told = new List<TlsHandshake>();
        client.Device.HandshakeEnded += told.Add;
        client.Authenticate();
        var handshake = told.Single();
        Assert.AreSame(handshake, client.Handshake);
        Assert.AreEqual("localhost", handshake.Host);
        Assert.AreEqual(0, handshake.ResultCode);
        Assert.IsGreaterThan(handshake.ClientHello.Length, handshake.BytesSent);
        Assert.IsGreaterThan(Pki.Leaf.RawData.Length, handshake.BytesReceived);
        Assert.IsGreaterThan(0.0, handshake.Milliseconds);
    }

    [TestMethod]
    public void AFailedHandshakeIsToldWithItsCode()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.AreEqual(4, client.FailureCode("other.example"));
        Assert.AreEqual(4, client.Handshake.ResultCode);
        Assert.IsFalse(client.Handshake.Succeeded);
        Assert.AreEqual("", client.Handshake.CipherSuite);
        Assert.AreEqual("", client.Handshake.ProtocolVersion);
        Assert.IsGreaterThan(0, client.Handshake.ClientHello.Length);
    }

    [TestMethod]
    public void AConnectionCountsTheBytesOnTheWire()
    {
        var (server, connection) = RawServer.Manual();
        using var listening = server;
        using var device = new TestDevice();
        var socket = TlsClient.Connect(server.Port);
        socket.Send(new byte[10]);
        connection.Result.Send(new byte[4]);
        var got = 0;

        while (got < 4)
        {
            got += socket.Receive(new byte[4]);
        }

        var told = device.Device.Connections.Single();
        Assert.AreEqual(10, told.BytesSent);
        Assert.AreEqual(4, told.BytesReceived);
        Assert.AreEqual($"127.0.0.1:{server.Port}", told.Target);
    }

    [TestMethod]
    public void AMappedNameLeadsToItsTargetAndIsVerifiedByItsName()
    {
        const string Name = "contoso-eu.azure-devices.net";
        using var server = new TlsServer(new()
        {
            Certificate = Pki.MakeLeaf(new() { CommonName = Name, DnsNames = [Name] }),
        });
        using var device = new TestDevice();
        device.Device.Names.Map($"{Name}:8883", $"127.0.0.1:{server.Port}");
        var address = Dns.GetHostEntry(Name).AddressList[0];
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(address, 8883));
        using var stream = new nano::System.Net.Security.SslStream(socket);
        stream.AuthenticateAsClient(Name, null, TlsClient.RootCa, Protocols.Tls12);
        Assert.AreEqual(Name, device.LastHandshake.Host);
        Assert.AreEqual($"{Name}:8883", device.LastHandshake.Connection!.Peer);
        Assert.AreEqual($"127.0.0.1:{server.Port}", device.LastHandshake.Connection.Target);
        Assert.AreEqual($"{address}:8883", socket.RemoteEndPoint.ToString());
    }

    [TestMethod]
    public void AStoredRootCountsBesideTheOneGiven()
    {
        using var server = new TlsServer();
        using var client = new TlsClient(server.Port);
        Assert.IsTrue(nano::System.Net.Security.CertificateManager.AddCaCertificateBundle(
            Pki.Root.RawData));
        client.Stream.AuthenticateAsClient("localhost", null, null, Protocols.Tls12);
        Assert.IsTrue(client.Handshake.Succeeded);
    }

    [TestMethod]
    public void ADeviceMayBeTheServerOfAnother()
    {
        using var device = new TestDevice();
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var port = ((IPEndPoint)listener.LocalEndPoint).Port;
        var own = new nano::System.Security.Cryptography.X509Certificates.X509Certificate2(
            Pki.Pem(Pki.Leaf), Pki.KeyPem(Pki.Leaf), null);
        var served = Task.Factory.StartNew(
            () =>
            {
                using var stream = new nano::System.Net.Security.SslStream(listener.Accept());
                stream.AuthenticateAsServer(own, clientCertificateRequired: false, Protocols.Tls12);
                Assert.IsTrue(stream.IsServer);
                return stream.ReadByte();
            },
            TaskCreationOptions.LongRunning);

        using (var client = new TlsClient(port))
        {
            client.Authenticate();
            client.Stream.Write([42], 0, 1);
        }

        Assert.AreEqual(42, served.Result);
    }
}
