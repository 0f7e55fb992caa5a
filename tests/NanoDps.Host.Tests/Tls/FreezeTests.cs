extern alias nano;

using System.Net.Sockets;
using NanoDps.Host.Tests.Support;
using nano::System.Net;
using nano::System.Net.NetworkInformation;
using nano::System.Security.Cryptography;

namespace NanoDps.Host.Tests.Tls;

/// <summary>A handshake with a server that says nothing stops every thread of the device.</summary>
[TestClass]
public class FreezeTests
{
    private const int Patience = 10_000;
    private const int Held = 300;

    [TestMethod]
    public void A53_NoTimeoutEndsAHandshakeWithAMuteServer()
    {
        using var mute = new MuteServer();
        using var client = new TlsClient(mute.Port);
        client.Socket.ReceiveTimeout = 100;
        client.Socket.SendTimeout = 100;
        client.Stream.ReadTimeout = 100;
        var code = Start(() => client.FailureCode());
        Assert.IsFalse(code.Wait(600), "no timeout should apply");
        mute.Close();
        Assert.IsTrue(code.Wait(Patience));
        Assert.Contains(code.Result, new[] { -80, -29312 });
    }

    [TestMethod]
    [DataRow("socket")]
    [DataRow("send")]
    [DataRow("close")]
    [DataRow("dns")]
    [DataRow("hmac")]
    [DataRow("certificate")]
    [DataRow("network")]
    public void A54_EveryOtherThreadOfTheDeviceIsFrozenMeanwhile(string what)
    {
        using var mute = new MuteServer();
        using var other = new RawServer(socket => RawServer.Read(socket, 1000));
        using var client = new TlsClient(mute.Port);
        var socket = TlsClient.Connect(other.Port);
        Action call = what switch
        {
            "socket" => () => _ = socket.Available,
            "send" => () => socket.Send([1]),
            "close" => socket.Close,
            "dns" => () => Dns.GetHostEntry("localhost"),
            "hmac" => () => HMACSHA256.HashData([1], [2]),
            "certificate" => () => _ = TlsClient.RootCa,
            _ => () => NetworkInterface.GetIsNetworkAvailable(),
        };
        var code = Start(() => client.FailureCode());
        mute.WaitForHello();
        var frozen = Start(() =>
        {
            call();
            return 0;
        });
        Assert.IsFalse(frozen.Wait(Held), "the call should not return");
        mute.Close();
        Assert.IsTrue(code.Wait(Patience));
        Assert.IsTrue(frozen.Wait(Patience), "the call should go on after the handshake");
    }

    [TestMethod]
    public void A54_ACallThatWaitsWhenTheHandshakeBeginsDoesNotReturnInIt()
    {
        using var mute = new MuteServer();
        var (server, connection) = RawServer.Manual();
        using var plain = server;
        using var client = new TlsClient(mute.Port);
        var socket = TlsClient.Connect(server.Port);
        var received = Start(() => socket.Receive(new byte[1]));
        var code = Start(() => client.FailureCode());
        mute.WaitForHello();
        connection.Result.Send([1]);
        Assert.IsFalse(received.Wait(Held), "data came, but the device is frozen");
        mute.Close();
        Assert.IsTrue(code.Wait(Patience));
        Assert.IsTrue(received.Wait(Patience));
        Assert.AreEqual(1, received.Result);
    }

    [TestMethod]
    public void A54_OtherDevicesGoOn()
    {
        using var mute = new MuteServer();
        using var client = new TlsClient(mute.Port);
        var code = Start(() => client.FailureCode());
        mute.WaitForHello();
        using (var server = new TlsServer())
        using (var second = new TlsClient(server.Port))
        {
            second.Authenticate();
            Assert.IsTrue(second.Handshake.Succeeded);
        }

        Assert.IsTrue(client.Device.Native.IsHeld);
        mute.Close();
        Assert.IsTrue(code.Wait(Patience));
    }

    [TestMethod]
    public void A54_TwoHandshakesOfOneDeviceAgainstAServerThatServesOneAtATimeStopUntilItEnds()
    {
        using var mute = new MuteServer();
        using var server = new TlsServer();
        using var client = new TlsClient(mute.Port);
        var stream = new nano::System.Net.Security.SslStream(TlsClient.Connect(server.Port));
        var first = Start(() => client.FailureCode());
        mute.WaitForHello();
        var second = Start(() =>
        {
            stream.AuthenticateAsClient(
                "localhost", null, TlsClient.RootCa, nano::System.Net.Security.SslProtocols.Tls12);
            return 0;
        });
        Assert.IsFalse(second.Wait(Held));
        mute.Close();
        Assert.IsTrue(first.Wait(Patience));
        Assert.IsTrue(second.Wait(Patience));
    }

    [TestMethod]
    public void A55_AListenerThatWaitsForMoreFreezesTheDeviceUntilItCloses()
    {
        using var release = new ManualResetEventSlim();
        using var heard = new ManualResetEventSlim();
        using var broker = new RawServer(socket =>
        {
            // A hello read as MQTT begins a packet whose rest never comes.
            RawServer.ReadRecord(socket);
            heard.Set();
            release.Wait();
            socket.Close();
        });
        using var client = new TlsClient(broker.Port);
        var code = Start(() => client.FailureCode());
        heard.Wait();
        Assert.IsFalse(code.Wait(Held));
        release.Set();
        Assert.IsTrue(code.Wait(Patience));
        Assert.AreEqual(-29312, code.Result);
    }

    [TestMethod]
    public void PowerOffEndsAHandshakeAndEveryFrozenCall()
    {
        using var mute = new MuteServer();
        using var client = new TlsClient(mute.Port);
        var handshake = Start(() => Stopped(() => client.Authenticate()));
        mute.WaitForHello();
        var frozen = Start(() => Stopped(() => HMACSHA256.HashData([1], [2])));
        Assert.IsFalse(frozen.Wait(Held));
        client.Device.PowerOff();
        Assert.IsTrue(handshake.Wait(Patience));
        Assert.IsTrue(frozen.Wait(Patience));
        Assert.AreEqual("device test is switched off", handshake.Result);
        Assert.AreEqual("device test is switched off", frozen.Result);
    }

    private static string Stopped(Action action) =>
        Assert.ThrowsExactly<nano::NanoDps.Host.DeviceStoppedException>(action).Message;

    private static Task<T> Start<T>(Func<T> call) =>
        Task.Factory.StartNew(call, TaskCreationOptions.LongRunning);

    /// <summary>Takes connections and says nothing.</summary>
    private sealed class MuteServer : IDisposable
    {
        private readonly RawServer _server;
        private readonly Task<Socket> _connection;

        public MuteServer()
        {
            (_server, _connection) = RawServer.Manual();
        }

        public int Port => _server.Port;

        public void WaitForHello() => Assert.IsTrue(
            _connection.Result.Poll(Patience * 1000, SelectMode.SelectRead), "a hello should come");

        public void Close() => _connection.Result.Close();

        public void Dispose() => _server.Dispose();
    }
}
