namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class KeepAliveTests
{
    [TestMethod]
    public void B99_PingreqComesAFullPeriodAfterTheLastPacketSent()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect(keepAlive: 2);
        var connected = Environment.TickCount64;
        peer.Expect("C0 00");
        var pinged = Environment.TickCount64;
        Assert.IsInRange(1800, 3900, pinged - connected);
        peer.Send("D0 00");
        peer.Expect("C0 00");
        Assert.IsInRange(1800, 3900, Environment.TickCount64 - pinged);
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B99_AnySendPostponesPingreqAndReceivedPacketsDoNot()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect(keepAlive: 2);
        Thread.Sleep(1000); // half the period
        rig.Publish("t", "x", qos: 0);
        peer.Expect("30 04 00 01 't' 'x'");
        var published = Environment.TickCount64;
        Thread.Sleep(1000); // half the period
        peer.Send("30 04 00 01 't' 'y'");
        rig.Events.Wait("Received t 79");
        peer.Expect("C0 00");
        Assert.IsInRange(1800, 3900, Environment.TickCount64 - published);
    }

    [TestMethod]
    public void B100_WithoutPingrespTheLossIsToldAfterTwicePeriod()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect(keepAlive: 2);
        var connected = Environment.TickCount64;
        peer.Expect("C0 00");
        Assert.IsTrue(rig.Client.IsConnected);
        var closed = rig.Events.Wait("Closed");
        Assert.IsInRange(3990, 7000, closed.At - connected);
        Assert.IsFalse(closed.WasConnected);
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B101_KeepAliveZeroSendsNoPingreq()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect(keepAlive: 0);
        Assert.IsFalse(MqttThreads.Of(rig.Client).KeepAlive);
        Assert.IsEmpty(peer.ReadAll(quietMs: 2500));
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B102_ABrokerThatStopsReadingIsNotNoticed()
    {
        using var rig = new MqttRig();
        using var peer = ConnectAndClog(rig);
        Thread.Sleep(10_000); // the row's own time: five keep-alive periods
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
        rig.Client.Close();
    }

    [TestMethod]
    public async Task B103_DisconnectThenBlocksUntilTheBrokerReadsAgain()
    {
        using var rig = new MqttRig();
        using var peer = ConnectAndClog(rig);
        var disconnecting = Task.Factory.StartNew(
            rig.Client.Disconnect, TaskCreationOptions.LongRunning);
        Assert.AreNotSame(disconnecting, await Task.WhenAny(disconnecting, Task.Delay(2000)));
        var reading = Task.Factory.StartNew(
            () => peer.ReadAll(quietMs: 1000), TaskCreationOptions.LongRunning);
        await disconnecting.WaitAsync(TimeSpan.FromSeconds(20));
        rig.Events.Wait("Closed");
        CollectionAssert.Contains(await reading, "E0 00");
    }

    [TestMethod]
    public void B104_CloseThenTakesTwoSecondsAndConnectWorksAtOnce()
    {
        using var rig = new MqttRig();
        using var clogged = ConnectAndClog(rig);
        Thread.Sleep(2500); // until the keep-alive thread is blocked, too
        var called = Environment.TickCount64;
        rig.Client.Close();
        Assert.IsInRange(2190, 6000, Environment.TickCount64 - called);
        Assert.IsFalse(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
        using var peer = rig.Connect();
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    private static Peer ConnectAndClog(MqttRig rig)
    {
        var peer = rig.Connect(keepAlive: 2);
        var payload = new byte[100_000];
        for (var i = 0; i < 100; i++)
        {
            rig.Publish("t", payload, qos: 0);
        }

        peer.WaitUntilClogged();
        return peer;
    }
}
