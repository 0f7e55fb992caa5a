using System.Diagnostics;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class ConnectAnswerTests
{
    [TestMethod]
    public void B10_ConnackZeroConnects()
    {
        using var rig = new MqttRig();
        var watch = Stopwatch.StartNew();
        using var peer = rig.Connect();
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual("dev-01", rig.Client.ClientId);
        Assert.IsLessThan(10_000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    public void B11_ConnectionOpenedComesOnTheReceiveThreadBeforeConnectReturns()
    {
        using var rig = new MqttRig();
        var hasReturned = false;
        var wasReturned = true;
        rig.Client.ConnectionOpened += (_, _) => wasReturned = Volatile.Read(ref hasReturned);
        using var peer = rig.Connect();
        Volatile.Write(ref hasReturned, true);
        var opened = rig.Events.Wait("Opened 0");
        Assert.IsFalse(wasReturned);
        Assert.IsFalse(opened.WasConnected);
        Assert.AreEqual("mqtt receive", opened.Thread);
    }

    [TestMethod]
    public void B11_ConnectionOpenedComesForARefusalToo()
    {
        for (var code = 1; code <= 5; code++)
        {
            using var rig = new MqttRig();
            rig.Broker.Answer($"20 02 00 0{code}");
            Assert.AreEqual(code, (int)rig.Client.Connect("dev-01"));
            Assert.AreEqual($"Opened {code}", rig.Events.Texts.Single());
        }
    }

    [TestMethod]
    public void B12_PublishAndSubscribeInsideConnectionOpenedWork()
    {
        using var rig = new MqttRig();
        ushort published = 0, subscribed = 0;
        rig.Client.ConnectionOpened += (_, _) =>
        {
            published = rig.Publish("t", "x");
            subscribed = rig.Subscribe("f");
        };
        using var peer = rig.Connect();
        Assert.AreEqual(1, published);
        Assert.AreEqual(2, subscribed);
        peer.Expect("32 06 00 01 't' 00 01 'x'");
        peer.Expect("82 06 00 02 00 01 'f' 01");
        peer.Send("40 02 00 01 90 03 00 02 01");
        rig.Events.Wait("Published 1 True");
        rig.Events.Wait("Subscribed 2 1");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(99)]
    public void B14_ARefusalIsReturnedAndTcpStaysOpenUntilClose(int code)
    {
        using var rig = new MqttRig();
        var script = rig.Broker.Answer($"20 02 00 {code:X2}");
        Assert.AreEqual(code, (int)rig.Client.Connect("dev-01"));
        Assert.IsFalse(rig.Client.IsConnected);
        Assert.IsEmpty(script.Result.ReadAll(quietMs: 300));
        rig.Client.Close();
        script.Result.ExpectEnd();
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B15_ARefusalWithACloseRightBehindIsThrownNotReturned()
    {
        for (var i = 0; i < 3; i++)
        {
            using var rig = new MqttRig();
            rig.Broker.Script(peer =>
            {
                peer.Read();
                peer.SendAndClose("20 02 00 05");
            });
            var e = MqttRig.Fails<MqttCommunicationException>(
                () => rig.Client.Connect("dev-01"),
                MqttRig.NoReason);
            Assert.IsNull(e.InnerException);
            Assert.AreEqual("Opened 5", rig.Events.Texts.Single());
        }
    }

    [TestMethod]
    public void B16_ARefusalWithACloseALittleLaterIsReturned()
    {
        using var rig = new MqttRig();
        rig.Broker.Script(peer =>
        {
            peer.Read();
            peer.Send("20 02 00 05");
            Thread.Sleep(100); // the row's own time
            peer.Close();
        });
        Assert.AreEqual(5, (int)rig.Client.Connect("dev-01"));
    }

    [TestMethod]
    public void B17_SessionPresentIsTold()
    {
        using var rig = new MqttRig();
        var isPresent = false;
        rig.Client.ConnectionOpened += (_, e) => isPresent = e.Message.SessionPresent;
        rig.Broker.Answer("20 02 01 00");
        Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect("dev-01", false));
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.IsTrue(isPresent);
    }

    [TestMethod]
    public void B22_ASlowConnackIsWaitedFor()
    {
        using var rig = new MqttRig();
        rig.Broker.Script(peer =>
        {
            peer.Read();
            foreach (var one in (string[])["20", "02", "00", "00"])
            {
                Thread.Sleep(200); // the row's own time
                peer.Send(one);
            }
        });
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect("dev-01"));
        Assert.IsInRange(750, 6000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    public void B22_AConnackAfterFiveSecondsIsWaitedFor()
    {
        using var rig = new MqttRig();
        rig.Broker.Script(peer =>
        {
            peer.Read();
            Thread.Sleep(5000); // the row's own time
            peer.Send(RawBroker.Accepted);
        });
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(MqttReasonCode.Success, rig.Client.Connect("dev-01"));
        Assert.IsInRange(4900, 12_000, watch.ElapsedMilliseconds);
    }
}
