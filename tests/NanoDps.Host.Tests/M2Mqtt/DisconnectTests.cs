using System.Diagnostics;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class DisconnectTests
{
    private const string NullReference = "Exception was thrown: System.NullReferenceException";

    [TestMethod]
    public void B83_DisconnectReturnsAtOnceAndTheLossIsToldAfter200Ms()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var called = Environment.TickCount64;
        rig.Client.Disconnect();
        Assert.IsFalse(rig.Client.IsConnected);
        Assert.IsLessThan(199, Environment.TickCount64 - called);
        peer.Expect("E0 00");
        var closed = rig.Events.Wait("Closed");
        Assert.IsInRange(199, 3000, closed.At - called);
        Assert.AreEqual("mqtt dispatch", closed.Thread);
        peer.ExpectEnd();
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B84_DisconnectWithoutAConnectionIsACommunicationException()
    {
        using var rig = new MqttRig();
        AssertFails(rig);
        using (var peer = rig.Connect())
        {
            rig.Client.Disconnect();
            rig.Events.Wait("Closed");
            AssertFails(rig);
        }

        using (var peer = rig.Connect())
        {
            peer.Close();
            rig.Events.Wait("Closed", 2);
            AssertFails(rig);
        }

        using (var peer = rig.Connect())
        {
            rig.Client.Close();
            AssertFails(rig);
        }
    }

    [TestMethod]
    public void B85_DisconnectAfterARefusalIsSentAndRaisesNothing()
    {
        using var rig = new MqttRig();
        var script = rig.Broker.Answer("20 02 00 05");
        Assert.AreEqual(5, (int)rig.Client.Connect("dev-01"));
        rig.Client.Disconnect();
        script.Result.Expect("E0 00");
        Assert.IsEmpty(script.Result.ReadAll(quietMs: 400));
        Assert.AreEqual("Opened 5", rig.Events.Texts.Single());
        rig.Client.Close();
    }

    [TestMethod]
    public void B87_DisconnectOvertakesWhatWasJustPublished()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        for (var i = 0; i < 5; i++)
        {
            rig.Publish("t", "x");
        }

        rig.Client.Disconnect();
        Assert.AreEqual("E0 00", string.Join(';', peer.ReadAll(quietMs: 400)));
        rig.Events.Wait("Closed");
        Assert.AreEqual(0, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B87_TwentyMsBetweenAreEnough()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var acknowledging = Task.Factory.StartNew(
            () =>
            {
                for (var i = 1; i <= 5; i++)
                {
                    peer.Read();
                    peer.Send($"40 02 00 0{i}");
                }
            },
            TaskCreationOptions.LongRunning);
        for (var i = 0; i < 5; i++)
        {
            rig.Publish("t", "x");
        }

        // The row has 20 ms; a loaded machine may need more, and the events say when it is enough.
        rig.Events.Wait("Published", 5);
        acknowledging.Wait();
        rig.Client.Disconnect();
        peer.Expect("E0 00");
        rig.Events.Wait("Closed");
    }

    [TestMethod]
    public void B89_WhatIsUnacknowledgedAtDisconnectIsNeverTold()
    {
        using var rig = new MqttRig();
        using (var first = rig.Connect())
        {
            rig.Publish("t", "x");
            first.Read();
            rig.Client.Disconnect();
            rig.Events.Wait("Closed");
        }

        using var second = rig.Connect();
        Assert.IsEmpty(second.ReadAll(quietMs: 3500));
        Assert.AreEqual(0, rig.Events.Count("Published"));
    }

    [TestMethod]
    public void B106_ConnectRightAfterDisconnectStaysUpAndTheLossIsNeverTold()
    {
        using var rig = new MqttRig();
        var peer = rig.Connect();
        for (var i = 0; i < 20; i++)
        {
            var next = rig.Broker.Answer();
            rig.Client.Disconnect();
            Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect("dev-01"));
            Assert.IsTrue(rig.Client.IsConnected);
            peer.Expect("E0 00");
            peer = next.Result;
        }

        Assert.IsEmpty(peer.ReadAll(quietMs: 500));
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B107_SixtyTimesConnectPublishDisconnect()
    {
        using var rig = new MqttRig();
        for (var i = 1; i <= 60; i++)
        {
            using var peer = rig.Connect();
            PublishAcknowledged(rig, peer, i);
            rig.Client.Disconnect();
            rig.Events.Wait("Closed", i);
        }

        Assert.AreEqual(60, rig.Events.Count("Published"));
        Assert.AreEqual(60, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B107_FortyTimesConnectPublishClose()
    {
        using var rig = new MqttRig();
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= 40; i++)
        {
            using var peer = rig.Connect();
            PublishAcknowledged(rig, peer, i);
            rig.Client.Close();
        }

        Assert.AreEqual(40, rig.Events.Count("Published"));
        Assert.AreEqual(0, rig.Events.Count("Closed"));
        Assert.IsLessThan(48_000, watch.ElapsedMilliseconds);
    }

    private static void PublishAcknowledged(MqttRig rig, Peer peer, int id)
    {
        Assert.AreEqual(id, rig.Publish("t", "x"));
        peer.Read();
        peer.Send($"40 02 00 {id:X2}");
        rig.Events.Wait($"Published {id} True");
    }

    private static void AssertFails(MqttRig rig)
    {
        var e = MqttRig.Fails<MqttCommunicationException>(rig.Client.Disconnect, "");
        Assert.IsInstanceOfType<NullReferenceException>(e.InnerException);
        Assert.AreEqual(NullReference, e.InnerException.Message);
    }
}
