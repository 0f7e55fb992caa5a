extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::System.Net.Sockets;

namespace NanoDps.Host.Tests.Sockets;

[TestClass]
public class PeerEndsTests
{
    private const int Patience = 5_000_000; // microseconds

    [TestMethod]
    public void A10_AfterFinReceiveGives0AgainAndAgain()
    {
        using var rig = new SocketRig();
        rig.Peer.Shutdown(System.Net.Sockets.SocketShutdown.Send);

        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(0, rig.Socket.Receive(new byte[1]));
        }

        Assert.IsTrue(rig.Socket.Poll(0, SelectMode.SelectRead));
        Assert.IsFalse(rig.Socket.Poll(0, SelectMode.SelectError));
    }

    [TestMethod]
    public void A11_FinEndsABlockedReceiveWith0()
    {
        using var rig = new SocketRig();
        var received = Blocked(() => rig.Socket.Receive(new byte[1]));
        rig.Peer.Close();
        Assert.IsTrue(received.Wait(5000));
        Assert.AreEqual(0, received.Result);
    }

    [TestMethod]
    public void A12_AfterRstReceiveIs10054Then0()
    {
        using var rig = new SocketRig();
        RawServer.Reset(rig.Peer);
        Assert.AreEqual(10054, Errors.SocketCode(() => rig.Socket.Receive(new byte[1])));
        Assert.AreEqual(0, rig.Socket.Receive(new byte[1]));
    }

    [TestMethod]
    public void A13_RstEndsABlockedReceiveWith10054()
    {
        using var rig = new SocketRig();
        var code = Blocked(() => Errors.SocketCode(() => rig.Socket.Receive(new byte[1])));
        RawServer.Reset(rig.Peer);
        Assert.IsTrue(code.Wait(5000));
        Assert.AreEqual(10054, code.Result);
    }

    [TestMethod]
    public void A14_PollForAnErrorTakesTheRstAway()
    {
        using var rig = new SocketRig();
        RawServer.Reset(rig.Peer);
        Assert.IsTrue(rig.Socket.Poll(Patience, SelectMode.SelectError));
        Assert.AreEqual(0, rig.Socket.Receive(new byte[1]));
        Assert.AreEqual(0, rig.Socket.Receive(new byte[1]));
    }

    [TestMethod]
    public void A15_SendAfterFinSucceedsOnceThenIs10054()
    {
        using var rig = new SocketRig();
        rig.Peer.Close();
        Assert.AreEqual(0, rig.Socket.Receive(new byte[1]));
        Assert.AreEqual(1, rig.Socket.Send([1]));
        Assert.IsTrue(rig.Socket.Poll(Patience, SelectMode.SelectError), "the peer answers by RST");
        Assert.AreEqual(10054, Errors.SocketCode(() => rig.Socket.Send([1])));
        Assert.AreEqual(10054, Errors.SocketCode(() => rig.Socket.Send([1])));
    }

    [TestMethod]
    public void A16_SendAfterRstIs10054Always()
    {
        using var rig = new SocketRig();
        RawServer.Reset(rig.Peer);
        Assert.IsTrue(rig.Socket.Poll(Patience, SelectMode.SelectRead));

        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(10054, Errors.SocketCode(() => rig.Socket.Send([1])));
        }
    }

    private static Task<int> Blocked(Func<int> call)
    {
        var task = Task.Factory.StartNew(call, TaskCreationOptions.LongRunning);
        Assert.IsFalse(task.Wait(200), "the call should block");
        return task;
    }
}
