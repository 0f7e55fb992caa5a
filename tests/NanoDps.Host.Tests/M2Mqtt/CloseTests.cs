using System.Diagnostics;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class CloseTests
{
    [TestMethod]
    public void B86_CloseTakes200MsSendsNothingAndRaisesNothing()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        AssertShort(rig.Client.Close);
        peer.ExpectEnd();
        Assert.IsFalse(rig.Client.IsConnected);
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
    }

    [TestMethod]
    [DataRow(1, 5)]
    [DataRow(0, 1)]
    public void B88_CloseOvertakesWhatWasJustPublished(int qos, int count)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        for (var i = 0; i < count; i++)
        {
            rig.Publish("t", "x", qos);
        }

        rig.Client.Close();
        peer.ExpectEnd();
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
    }

    [TestMethod]
    public async Task B90_OfTwoThreadsThatCloseTheSecondReturnsAtOnce()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var first = Task.Factory.StartNew(
            () => AssertShort(rig.Client.Close), TaskCreationOptions.LongRunning);
        Assert.IsTrue(SpinWait.SpinUntil(() => !MqttThreads.Of(rig.Client).Dispatch, 5000));
        var watch = Stopwatch.StartNew();
        rig.Client.Close();
        Assert.IsLessThan(199, watch.ElapsedMilliseconds);
        await first;
    }

    [TestMethod]
    public void B91_InitOnAConnectedClientBreaksTheConnectionAtTheNextPacket()
    {
        using var rig = new MqttRig();
        using var other = new RawBroker();
        using var peer = rig.Connect();
        rig.Client.Init("127.0.0.1", other.Port, false, null, null, MqttSslProtocols.None);
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.IsEmpty(peer.ReadAll(quietMs: 200));
        var called = Environment.TickCount64;
        Assert.AreEqual(1, rig.Publish("t", "x"));
        Assert.IsInRange(199, 3000, rig.Events.Wait("Closed").At - called);
        peer.ExpectEnd();
        var next = other.Answer();
        Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect("dev-01"));
        Assert.IsTrue(next.Wait(5000));
    }

    [TestMethod]
    public void B92_TheSecondCloseTakesASecondMore()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        AssertShort(rig.Client.Close);
        AssertLong(rig.Client.Close);
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
    }

    [TestMethod]
    [DataRow("loss")]
    [DataRow("Disconnect")]
    public void B93_CloseAfterTheLossWasToldTakesASecondMore(string how)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        if (how == "loss")
        {
            peer.Close();
        }
        else
        {
            rig.Client.Disconnect();
        }

        rig.Events.Wait("Closed");
        AssertLong(rig.Client.Close);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B94_DisposeIsLikeClose()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        AssertShort(rig.Client.Dispose);
        peer.ExpectEnd();
        Assert.IsFalse(rig.Client.IsConnected);
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
    }

    [TestMethod]
    [DataRow("Disconnect")]
    [DataRow("loss")]
    [DataRow("Close")]
    [DataRow("Dispose")]
    public void B95_AClientCanConnectAgainWhateverEndedIt(string how)
    {
        using var rig = new MqttRig();
        using (var first = rig.Connect())
        {
            switch (how)
            {
                case "Disconnect":
                    rig.Client.Disconnect();
                    rig.Events.Wait("Closed");
                    break;
                case "loss":
                    first.Close();
                    rig.Events.Wait("Closed");
                    break;
                case "Close":
                    rig.Client.Close();
                    break;
                default:
                    rig.Client.Dispose();
                    break;
            }
        }

        var watch = Stopwatch.StartNew();
        using var second = rig.Connect();
        Assert.IsLessThan(3000, watch.ElapsedMilliseconds);
        Assert.IsTrue(rig.Client.IsConnected);
        rig.Publish("t", "x");
        second.Expect("32 06 00 01 't' 00 01 'x'");
        second.Send("40 02 00 01");
        rig.Events.Wait("Published 1 True");
    }

    private static void AssertShort(Action close) => AssertTakes(close, 199, 1150);

    private static void AssertLong(Action close) => AssertTakes(close, 1199, 2190);

    private static void AssertTakes(Action close, int least, int most)
    {
        var watch = Stopwatch.StartNew();
        close();
        Assert.IsInRange(least, most, watch.ElapsedMilliseconds);
    }
}
