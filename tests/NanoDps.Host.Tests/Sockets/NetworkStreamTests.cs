extern alias nano;

using NanoDps.Host.Tests.Support;
using NetworkStream = nano::System.Net.Sockets.NetworkStream;

namespace NanoDps.Host.Tests.Sockets;

[TestClass]
public class NetworkStreamTests
{
    [TestMethod]
    public void A23_AReadTimeoutIsASocketExceptionNotWrapped()
    {
        using var rig = new SocketRig();
        using var stream = new NetworkStream(rig.Socket) { ReadTimeout = 100 };
        Assert.AreEqual(10060, Errors.SocketCode(() => stream.Read(new byte[1], 0, 1)));
        Assert.AreEqual(100, rig.Socket.ReceiveTimeout);
    }

    [TestMethod]
    public void A24_ReadAfterFinAndAfterDispose()
    {
        using var rig = new SocketRig();
        rig.Peer.Close();
        var stream = new NetworkStream(rig.Socket);
        Assert.AreEqual(0, stream.Read(new byte[1], 0, 1));
        Assert.AreEqual(-1, stream.ReadByte());
        stream.Dispose();
        Errors.Default<ObjectDisposedException>(() => stream.Read(new byte[1], 0, 1));
    }

    [TestMethod]
    public void A25_AStreamThatDoesNotOwnTheSocketLeavesItOpen()
    {
        using var rig = new SocketRig();
        new NetworkStream(rig.Socket).Dispose();
        Assert.AreEqual(1, rig.Socket.Send([1]));
        Assert.AreEqual(1, RawServer.Read(rig.Peer, 1).Length);
    }
}
