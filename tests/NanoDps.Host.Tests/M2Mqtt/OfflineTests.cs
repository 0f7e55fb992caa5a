namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class OfflineTests
{
    [TestMethod]
    public void B58_PublishAndSubscribeBeforeAnyConnectReturnAnId()
    {
        using var rig = new MqttRig();
        Assert.AreEqual(1, rig.Publish("t", "x"));
        Assert.AreEqual(2, rig.Subscribe("f"));
        Assert.IsFalse(rig.Client.IsConnected);
        Assert.IsEmpty(rig.Events.Texts);
    }

    [TestMethod]
    [DataRow("Disconnect")]
    [DataRow("loss")]
    [DataRow("Close")]
    public void B59_WhatIsPublishedOfflineGoesOutAfterTheNextConnect(string how)
    {
        using var rig = new MqttRig();
        using (var first = rig.Connect())
        {
            End(rig, first, how);
        }

        Assert.AreEqual(1, rig.Publish("t", "x", qos: 0));
        Assert.AreEqual(2, rig.Publish("t", "y"));
        Assert.AreEqual(3, rig.Subscribe("f"));
        using var second = rig.Connect();
        second.Expect("30 04 00 01 't' 'x'");
        second.Expect("32 06 00 01 't' 00 02 'y'");
        second.Expect("82 06 00 03 00 01 'f' 01");
        second.Send("40 02 00 02 90 03 00 03 01");
        rig.Events.Wait("Published 2 True");
        rig.Events.Wait("Subscribed 3 1");
    }

    [TestMethod]
    public void B60_CloseClearsTheQueueAndWhatComesAfterItIsKept()
    {
        using var rig = new MqttRig();
        rig.Publish("t", "before");
        rig.Client.Close();
        rig.Publish("t", "after", qos: 0);
        using var peer = rig.Connect();
        peer.Expect("30 08 00 01 't' 'after'");
        Assert.IsEmpty(peer.ReadAll(quietMs: 300));
    }

    [TestMethod]
    [DataRow("a/#")]
    [DataRow("a/+")]
    [DataRow(null)]
    [DataRow("long")]
    public void B62_ABadTopicClosesTheConnection(string? topic)
    {
        var bad = topic == "long" ? new string('x', 70_000) : topic;
        AssertPoisonous(rig => rig.Publish(bad, "x"));
        AssertPoisonous(rig => rig.Publish(bad, "x", qos: 0));
    }

    [TestMethod]
    public void B62_BadArgumentsOfSubscribeCloseTheConnection()
    {
        AssertPoisonous(rig => rig.Client.Subscribe(null, [MqttQoSLevel.AtLeastOnce]));
        AssertPoisonous(rig => rig.Client.Subscribe(["a", "b"], [MqttQoSLevel.AtLeastOnce]));
    }

    [TestMethod]
    public void B62_OfflineBadArgumentsAreSilent()
    {
        using var rig = new MqttRig();
        Assert.AreEqual(1, rig.Publish("a/#", "x"));
        Assert.AreEqual(2, rig.Client.Subscribe(null, null));
        Assert.IsEmpty(rig.Events.Texts);
    }

    [TestMethod]
    public void B63_WhatOnlyMqtt5HasIsNotSupported()
    {
        using var rig = new MqttRig();
        var message = MqttRig.DefaultMessage("System.NotSupportedException");
        MqttRig.Fails<NotSupportedException>(
            () => rig.Client.Publish("t", [], "text/plain"), message);
        MqttRig.Fails<NotSupportedException>(
            () => rig.Client.Publish("t", [], null, [new UserProperty("a", "b")]), message);
    }

    [TestMethod]
    public void B64_AFilterThatTheBrokerRefusesIsSentAndTheLossIsTold()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Subscribe("a#b");
        peer.Expect("82 08 00 01 00 03 'a#b' 01");
        peer.Close();
        rig.Events.Wait("Closed");
    }

    [TestMethod]
    public void B108_APoisonedQueueCostsOneConnectionAndWhatIsBehindIt()
    {
        using var rig = new MqttRig();
        rig.Publish("a/#", "x");
        rig.Publish("t", "good");
        using (var first = rig.Connect())
        {
            var connected = Environment.TickCount64;
            Assert.IsInRange(150, 3000, rig.Events.Wait("Closed").At - connected);
            first.ExpectEnd();
        }

        using var second = rig.Connect();
        Assert.IsEmpty(second.ReadAll(quietMs: 500));
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Published"));
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    private static void End(MqttRig rig, Peer peer, string how)
    {
        switch (how)
        {
            case "Close":
                rig.Client.Close();
                return;
            case "Disconnect":
                rig.Client.Disconnect();
                break;
            default:
                peer.Close();
                break;
        }

        rig.Events.Wait("Closed");
    }

    private static void AssertPoisonous(Func<MqttRig, ushort> call)
    {
        using var rig = new MqttRig();
        using (var first = rig.Connect())
        {
            var called = Environment.TickCount64;
            Assert.AreEqual(1, call(rig));
            Assert.IsInRange(190, 3000, rig.Events.Wait("Closed").At - called);
            first.ExpectEnd();
        }

        using var second = rig.Connect();
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.IsEmpty(second.ReadAll(quietMs: 100));
    }
}
