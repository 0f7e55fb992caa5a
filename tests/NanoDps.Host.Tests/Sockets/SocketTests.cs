extern alias nano;

using System.Diagnostics;
using NanoDps.Host.Tests.Support;
using nano::System.Net;
using nano::System.Net.Sockets;

namespace NanoDps.Host.Tests.Sockets;

[TestClass]
public class SocketTests
{
    [TestMethod]
    public void A1_AClosedPortIs10061()
    {
        using var device = new TestDevice();
        var server = new RawServer(_ => { });
        var port = server.Port;
        server.Dispose();
        Assert.AreEqual(10061, Errors.SocketCode(() => TlsClient.Connect(port)));
    }

    [TestMethod]
    public void A6_AnEndPointDoesNotCheckItsPort()
    {
        Assert.AreEqual(70000, new IPEndPoint(IPAddress.Loopback, 70000).Port);
    }

    [TestMethod]
    public void A7_AnIPv6SocketIs10047()
    {
        using var device = new TestDevice();
        Assert.AreEqual(10047, Errors.SocketCode(() => _ = new Socket(
            AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp)));
    }

    [TestMethod]
    public void A8_DefaultsOfASocketAndItsTimeouts()
    {
        using var rig = new SocketRig();
        Assert.AreEqual(-1, rig.Socket.ReceiveTimeout);
        Assert.AreEqual(-1, rig.Socket.SendTimeout);
        Assert.AreEqual(0, rig.Socket.Available);
        Assert.IsFalse(rig.Socket.Poll(0, SelectMode.SelectRead));
        Assert.IsTrue(rig.Socket.Poll(0, SelectMode.SelectWrite));
        rig.Socket.ReceiveTimeout = 0;
        Assert.AreEqual(-1, rig.Socket.ReceiveTimeout);
        Errors.Says<ArgumentOutOfRangeException>(
            "Value does not fall within the expected range.", () => rig.Socket.SendTimeout = -2);
    }

    [TestMethod]
    public void A9_ReceiveTimeoutIs10060AndOtherThreadsRun()
    {
        using var rig = new SocketRig();
        rig.Socket.ReceiveTimeout = 500;
        var calls = 0;
        using var stop = new CancellationTokenSource();
        var other = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                _ = rig.Socket.Available;
                calls++;
                stop.Token.WaitHandle.WaitOne(10);
            }
        });
        other.Start();
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(10060, Errors.SocketCode(() => rig.Socket.Receive(new byte[1])));
        Assert.IsGreaterThanOrEqualTo(490, watch.ElapsedMilliseconds);
        stop.Cancel();
        other.Join();
        Assert.IsGreaterThan(5, calls);
        rig.Peer.Send([1]);
        Assert.AreEqual(1, rig.Socket.Receive(new byte[1]));
    }

    [TestMethod]
    public void A17_ASendThatCannotGoOnIs10060AfterItsTimeout()
    {
        using var rig = new SocketRig();
        rig.Socket.SendTimeout = 800;
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(10060, Errors.SocketCode(() => SendForEver(rig.Socket)));
        Assert.IsGreaterThanOrEqualTo(790, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A18_CloseByAnotherThreadEndsABlockedCall(bool send)
    {
        using var rig = new SocketRig();
        var started = new ManualResetEvent(false);
        var code = Task.Factory.StartNew(
            () => Errors.SocketCode(() =>
            {
                started.Set();

                if (send)
                {
                    SendForEver(rig.Socket);
                }

                rig.Socket.Receive(new byte[1]);
            }),
            TaskCreationOptions.LongRunning);
        started.WaitOne();
        Assert.IsFalse(code.Wait(200), "the call should block");
        rig.Socket.Close();
        Assert.IsTrue(code.Wait(5000), "the call should end");
        Assert.AreEqual(Errors.ClosedMeanwhile, code.Result);
    }

    [TestMethod]
    public void A19_UseAfterCloseIsObjectDisposed()
    {
        using var rig = new SocketRig();
        var socket = rig.Socket;
        socket.Close();
        Errors.Default<ObjectDisposedException>(() => socket.Receive(new byte[1]));
        Errors.Default<ObjectDisposedException>(() => socket.Send(new byte[1]));
        Errors.Default<ObjectDisposedException>(() => socket.Poll(0, SelectMode.SelectRead));
        Errors.Default<ObjectDisposedException>(() => _ = socket.Available);
        Errors.Default<ObjectDisposedException>(
            () => socket.Connect(new IPEndPoint(IPAddress.Loopback, rig.Port)));
    }

    [TestMethod]
    public void A20_CloseTwiceIsFine()
    {
        using var rig = new SocketRig();
        rig.Socket.Close();
        rig.Socket.Close();
        Assert.IsFalse(rig.Socket.Connected);
    }

    [TestMethod]
    public void A21_ConnectOnAConnectedSocketDoesNothing()
    {
        using var rig = new SocketRig();
        rig.Socket.Connect(new IPEndPoint(IPAddress.Loopback, rig.Port));
        rig.Peer.Send([7]);
        var buffer = new byte[1];
        Assert.AreEqual(1, rig.Socket.Receive(buffer));
        Assert.AreEqual(7, buffer[0]);
    }

    [TestMethod]
    public void A22_SendOfNullAndOfNothing()
    {
        using var rig = new SocketRig();
        Assert.ThrowsExactly<NullReferenceException>(() => rig.Socket.Send(null!));
        Assert.AreEqual(0, rig.Socket.Send([]));
    }

    private static void SendForEver(Socket socket)
    {
        while (true)
        {
            socket.Send(new byte[1 << 20]);
        }
    }
}
