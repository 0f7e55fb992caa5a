using System.Diagnostics;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class PublishTests
{
    [TestMethod]
    public void B30_AtQos0TheIdIsReturnedAtOnceAndNoEventComes()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(1, rig.Publish("t", "x", qos: 0));
        Assert.IsLessThan(900, watch.ElapsedMilliseconds);
        Assert.AreEqual(2, rig.Publish("t", "y"));
        peer.Expect("30 04 00 01 't' 'x'");
        peer.Expect("32 06 00 01 't' 00 02 'y'");
        peer.Send("40 02 00 02");
        rig.Events.Wait("Published 2 True");
        Assert.AreEqual(1, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B31_AtQos1TheEventComesWithPubackOnTheDispatchThread()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        Assert.AreEqual(1, rig.Publish("t", "x"));
        peer.Expect("32 06 00 01 't' 00 01 'x'");
        Assert.AreEqual(0, rig.Events.Count("Published"));
        peer.Send("40 02 00 01");
        Assert.AreEqual("mqtt dispatch", rig.Events.Wait("Published 1 True").Thread);
    }

    [TestMethod]
    public void B32_AtQos2OneEventComesAfterPubcomp()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        Assert.AreEqual(1, rig.Publish("t", "x", qos: 2));
        peer.Expect("34 06 00 01 't' 00 01 'x'");
        peer.Send("50 02 00 01");
        peer.Expect("62 02 00 01");
        Assert.AreEqual(0, rig.Events.Count("Published"));
        peer.Send("70 02 00 01");
        rig.Events.Wait("Published 1 True");
        Assert.IsEmpty(peer.ReadAll(quietMs: 200));
        Assert.AreEqual(1, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B33_EmptyAndNullPayloadsAreSentEmpty()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", [], qos: 0, retain: true);
        rig.Publish("t", (byte[]?)null, qos: 0, retain: true);
        peer.Expect("31 03 00 01 't'");
        peer.Expect("31 03 00 01 't'");
    }

    [TestMethod]
    public void B34_AnArrayChangedRightAfterPublishGoesOutChanged()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        byte[] payload = [0x41, 0x41, 0x41, 0x41];
        rig.Publish("t", payload, qos: 0);
        payload[0] = 0x5A;
        peer.Expect("30 07 00 01 't' 5A 41 41 41");
    }

    [TestMethod]
    public void B34_AnArrayChangedLaterGoesOutAsItWas()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        byte[] payload = [0x41, 0x41, 0x41, 0x41];
        rig.Publish("t", payload, qos: 0);
        Thread.Sleep(50); // the row's own time
        payload[0] = 0x5A;
        peer.Expect("30 07 00 01 't' 41 41 41 41");
    }

    [TestMethod]
    public void B35_TwoHundredInARowReturnAtOnceAndAreToldInOrder()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= 200; i++)
        {
            Assert.AreEqual(i, rig.Publish("t", "x"));
        }

        Assert.IsLessThan(900, watch.ElapsedMilliseconds);
        for (var i = 1; i <= 200; i++)
        {
            peer.Expect($"32 06 00 01 't' 00 {i:X2} 'x'");
            peer.Send($"40 02 00 {i:X2}");
        }

        var events = rig.Events.Wait("Published", 200);
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 200).Select(i => $"Published {i} True").ToList(),
            events.Select(e => e.Text).ToList());
    }

    [TestMethod]
    public void B36_PublishAtQos0HasNoIdOnTheWire()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t/q0", "hello", qos: 0);
        peer.Expect("30 0B 00 04 74 2F 71 30 68 65 6C 6C 6F");
    }

    [TestMethod]
    public void B37_PublishAtQos1HasItsIdBehindTheTopic()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", "x", qos: 0);
        peer.Read();
        rig.Publish("t/q1", "hello");
        peer.Expect("32 0D 00 04 74 2F 71 31 00 02 'hello'");
        rig.Publish("t/q1", "hello"u8.ToArray(), retain: true);
        peer.Expect("33 0D 00 04 74 2F 71 31 00 03 'hello'");
    }

    [TestMethod]
    public void B38_ATopicIsUtf8()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t/é€", [], qos: 0);
        peer.Expect("30 09 00 07 74 2F C3 A9 E2 82 AC");
    }

    [TestMethod]
    public void B39_SubscribeOnTheWire()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        for (var i = 1; i <= 13; i++)
        {
            rig.Publish("t", [], qos: 0);
            peer.Read();
        }

        rig.Client.Subscribe(
            ["a/b", "c/#"], [MqttQoSLevel.AtLeastOnce, MqttQoSLevel.ExactlyOnce]);
        peer.Expect("82 0E 00 0E 00 03 61 2F 62 01 00 03 63 2F 23 02");
    }

    [TestMethod]
    public void B40_UnsubscribeOnTheWire()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        for (var i = 1; i <= 14; i++)
        {
            rig.Publish("t", [], qos: 0);
            peer.Read();
        }

        Assert.AreEqual(15, rig.Client.Unsubscribe(["a/b"]));
        peer.Expect("A2 07 00 0F 00 03 61 2F 62");
        peer.Send("B0 02 00 0F");
        Assert.AreEqual("mqtt dispatch", rig.Events.Wait("Unsubscribed 15").Thread);
    }

    [TestMethod]
    public void B41_PingreqAndDisconnectOnTheWire()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect(keepAlive: 1);
        peer.Expect("C0 00");
        peer.Send("D0 00");
        rig.Client.Disconnect();
        peer.Expect("E0 00");
    }

    [TestMethod]
    public void B42_IdsGoOnOverReconnectsAndAreTheClientsOwn()
    {
        using var rig = new MqttRig();
        using var first = rig.Connect();
        Assert.AreEqual(1, rig.Publish("t", "x", qos: 0));
        Assert.AreEqual(2, rig.Subscribe("f"));
        Assert.AreEqual(3, rig.Client.Unsubscribe(["f"]));
        rig.Client.Close();
        using var second = rig.Connect();
        Assert.AreEqual(4, rig.Publish("t", "x", qos: 2));

        using var other = new MqttRig();
        using var peer = other.Connect();
        Assert.AreEqual(1, other.Publish("t", "x"));
    }
}
