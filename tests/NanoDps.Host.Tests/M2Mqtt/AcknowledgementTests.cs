namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class AcknowledgementTests
{
    [TestMethod]
    public void B52_NoPubackMeansThreeSendsThenPublishedFalse()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", "x");
        peer.Expect("32 06 00 01 't' 00 01 'x'");
        var first = Environment.TickCount64;
        peer.Expect("3A 06 00 01 't' 00 01 'x'");
        var second = Environment.TickCount64;
        peer.Expect("3A 06 00 01 't' 00 01 'x'");
        var third = Environment.TickCount64;
        var ended = rig.Events.Wait("Published 1 False");
        Assert.IsInRange(800, 2500, second - first);
        Assert.IsInRange(800, 2500, third - second);
        Assert.IsInRange(800, 2500, ended.At - third);
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B52_FiveMessagesInParallelAllEndAfterThreeSeconds()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var start = Environment.TickCount64;
        for (var i = 0; i < 5; i++)
        {
            rig.Publish("t", "x");
        }

        foreach (var e in rig.Events.Wait("Published", 5))
        {
            Assert.EndsWith("False", e.Text);
            Assert.IsInRange(2900, 6000, e.At - start);
        }

        Assert.HasCount(15, peer.ReadAll(quietMs: 200));
    }

    [TestMethod]
    public void B53_APubackAfterTheSecondSendIsPublished()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", "x");
        peer.Read();
        peer.Expect("3A 06 00 01 't' 00 01 'x'");
        peer.Send("40 02 00 01");
        rig.Events.Wait("Published 1 True");
        Assert.IsEmpty(peer.ReadAll(quietMs: 1500));
        Assert.AreEqual(1, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B54_APubackWithAWrongIdIsIgnored()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", "x");
        peer.Read();
        peer.Send("40 02 00 63");
        rig.Events.Wait("Published 1 False");
        Assert.HasCount(2, peer.ReadAll(quietMs: 100));
    }

    [TestMethod]
    public void B55_NoSubackMeansThreeSendsWithoutDupAndThenSilence()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Subscribe("f");
        for (var i = 0; i < 3; i++)
        {
            peer.Expect("82 06 00 01 00 01 'f' 01");
        }

        Assert.IsEmpty(peer.ReadAll(quietMs: 1500));
        Assert.AreEqual("Opened 0", string.Join(';', rig.Events.Texts));
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B56_ARefusedSubscriptionIsAnEventWithGrantedFailure()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Subscribe("f");
        peer.Read();
        peer.Send("90 03 00 01 80");
        var subscribed = rig.Events.Wait("Subscribed 1 128");
        Assert.AreEqual("mqtt dispatch", subscribed.Thread);
        var granted = ((MqttMsgSubscribedEventArgs)subscribed.Args).GrantedQoSLevels;
        Assert.AreEqual(MqttQoSLevel.GrantedFailure, granted.Single());
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B57_WhatWasGrantedIsToldInOrder()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var two = MqttQoSLevel.ExactlyOnce;
        rig.Client.Subscribe(["a", "b", "c"], [two, two, two]);
        peer.Read();
        peer.Send("90 05 00 01 01 02 00");
        rig.Events.Wait("Subscribed 1 1,2,0");
    }

    [TestMethod]
    public void B61_WhatWasNotAcknowledgedAtCloseIsLostInAPersistentSessionToo()
    {
        using var rig = new MqttRig();
        using var first = rig.Connect(cleanSession: false);
        rig.Publish("t", "x");
        first.Read();
        rig.Client.Close();
        using var second = rig.Connect(cleanSession: false);
        Assert.IsEmpty(second.ReadAll(quietMs: 1500));
        Assert.AreEqual(0, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B65_MoreThanTheQueueHoldsIsRefused()
    {
        using var rig = new MqttRig();
        rig.Client.Settings.InflightQueueSize = 3;
        using var peer = rig.Connect();
        for (var i = 0; i < 3; i++)
        {
            rig.Publish("t", "x");
            peer.Read();
        }

        var e = MqttRig.Fails<MqttClientException>(
            () => rig.Publish("t", "x"),
            MqttRig.DefaultMessage("nanoFramework.M2Mqtt.Exceptions.MqttClientException"));
        Assert.AreEqual(MqttClientErrorCode.InflightQueueFull, e.ErrorCode);
        Assert.AreEqual(11, (int)e.ErrorCode);
    }
}
