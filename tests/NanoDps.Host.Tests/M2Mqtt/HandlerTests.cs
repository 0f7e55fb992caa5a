using System.Diagnostics;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class HandlerTests
{
    [TestMethod]
    public void B75_ABusyHandlerHoldsUpAllEventsAndNothingElse()
    {
        using var rig = new MqttRig();
        using var release = new ManualResetEventSlim();
        rig.Client.MqttMsgPublishReceived += (_, _) => release.Wait();
        using var peer = rig.Connect();
        peer.Send("30 04 00 01 't' 'x'");
        rig.Events.Wait("Received t 78");
        peer.Send("30 04 00 01 't' 'y'");
        rig.Publish("t", "z");
        peer.Expect("32 06 00 01 't' 00 01 'z'");
        peer.Send("40 02 00 01");
        Assert.IsEmpty(peer.ReadAll(quietMs: 300));
        Assert.AreEqual(2, rig.Events.Texts.Count);
        release.Set();
        rig.Events.Wait("Published 1 True");
        Assert.AreEqual(
            "Opened 0;Received t 78 qos 0;Received t 79 qos 0;Published 1 True",
            string.Join(';', rig.Events.Texts));
    }

    [TestMethod]
    public void B76_PublishAndSubscribeInsideAHandlerReturnAtOnceAndAreToldAfterIt()
    {
        using var rig = new MqttRig();
        using var acknowledged = new ManualResetEventSlim();
        using var returned = new ManualResetEventSlim();
        var toldInside = -1;
        rig.Client.MqttMsgPublishReceived += (_, _) =>
        {
            rig.Publish("t", "q0", qos: 0);
            rig.Publish("t", "q1");
            rig.Subscribe("f");
            acknowledged.Wait();
            toldInside = rig.Events.Count("Published") + rig.Events.Count("Subscribed");
            returned.Set();
        };
        using var peer = rig.Connect();
        peer.Send("30 04 00 01 't' 'x'");
        peer.Expect("30 05 00 01 't' 'q0'");
        peer.Expect("32 07 00 01 't' 00 02 'q1'");
        peer.Expect("82 06 00 03 00 01 'f' 01");
        peer.Send("40 02 00 02 90 03 00 03 01");
        Assert.IsEmpty(peer.ReadAll(quietMs: 200));
        acknowledged.Set();
        rig.Events.Wait("Subscribed 3 1");
        Assert.IsTrue(returned.Wait(5000));
        Assert.AreEqual(0, toldInside);
        Assert.AreEqual(1, rig.Events.Count("Published 2 True"));
    }

    [TestMethod]
    public void B77_DisconnectInsideAHandlerReturnsAtOnceAndTheLossFollowsOnTheSameThread()
    {
        using var rig = new MqttRig();
        var handlerThread = 0;
        var closedThread = 0;
        var wasConnected = true;
        var watch = new Stopwatch();
        rig.Client.MqttMsgPublishReceived += (_, _) =>
        {
            watch.Start();
            rig.Client.Disconnect();
            watch.Stop();
            wasConnected = rig.Client.IsConnected;
            handlerThread = Environment.CurrentManagedThreadId;
        };
        using var closed = new ManualResetEventSlim();
        rig.Client.ConnectionClosed += (_, _) =>
        {
            closedThread = Environment.CurrentManagedThreadId;
            closed.Set();
        };
        using var peer = rig.Connect();
        peer.Send("30 04 00 01 't' 'x'");
        peer.Expect("E0 00");
        Assert.IsTrue(closed.Wait(5000));
        Assert.IsFalse(wasConnected);
        Assert.IsLessThan(199, watch.ElapsedMilliseconds);
        Assert.AreEqual(handlerThread, closedThread);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B78_CloseInsideAHandlerTakes200MsAndRaisesNothing()
    {
        using var rig = new MqttRig();
        using var returned = new ManualResetEventSlim();
        var watch = new Stopwatch();
        rig.Client.MqttMsgPublishReceived += (_, _) =>
        {
            watch.Start();
            rig.Client.Close();
            watch.Stop();
            returned.Set();
        };
        using var peer = rig.Connect();
        peer.Send("30 04 00 01 't' 'x'");
        Assert.IsTrue(returned.Wait(5000));
        Assert.IsInRange(199, 3000, watch.ElapsedMilliseconds);
        peer.ExpectEnd();
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    [DataRow("Received")]
    [DataRow("Published")]
    [DataRow("Subscribed")]
    public void B79_AHandlerThatThrowsCostsTheConnection(string which)
    {
        using var rig = new MqttRig();
        var bug = new InvalidOperationException("a bug");
        rig.Client.MqttMsgPublishReceived += (_, _) => throw bug;
        rig.Client.MqttMsgPublished += (_, _) => throw bug;
        rig.Client.MqttMsgSubscribed += (_, _) => throw bug;
        using var peer = rig.Connect();
        switch (which)
        {
            case "Received":
                peer.Send("30 04 00 01 't' 'x'");
                break;
            case "Published":
                rig.Publish("t", "x");
                peer.Read();
                peer.Send("40 02 00 01");
                break;
            default:
                rig.Subscribe("f");
                peer.Read();
                peer.Send("90 03 00 01 01");
                break;
        }

        var thrown = rig.Events.Wait(which);
        Assert.IsTrue(thrown.WasConnected);
        var closed = rig.Events.Wait("Closed");
        Assert.IsInRange(190, 3000, closed.At - thrown.At);
        Assert.IsFalse(closed.WasConnected);
        peer.ExpectEnd();
    }

    [TestMethod]
    public void B80_AClosedHandlerThatThrowsDoesNoHarm()
    {
        using var rig = new MqttRig();
        rig.Client.ConnectionClosed += (_, _) => throw new InvalidOperationException("a bug");
        using (var first = rig.Connect())
        {
            first.Close();
            rig.Events.Wait("Closed");
        }

        MqttRig.AssertNoThreads(rig.Client);
        using var second = rig.Connect();
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }
}
