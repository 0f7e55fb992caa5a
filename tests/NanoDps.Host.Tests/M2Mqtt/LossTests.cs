namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class LossTests
{
    [TestMethod]
    [DataRow("FIN")]
    [DataRow("half close")]
    [DataRow("RST")]
    public void B81_ALossIsToldOnceAfter200MsOnTheDispatchThread(string how)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var lost = Environment.TickCount64;
        End(peer, how);
        Assert.IsTrue(SpinWait.SpinUntil(() => !rig.Client.IsConnected, 5000));
        var closed = rig.Events.Wait("Closed");
        Assert.IsInRange(199, 3000, closed.At - lost);
        Assert.IsFalse(closed.WasConnected);
        Assert.AreEqual("mqtt dispatch", closed.Thread);
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    [DataRow("FIN")]
    [DataRow("RST")]
    public void B82_ConnectInsideConnectionClosedWorks(string how)
    {
        using var rig = new MqttRig();
        using var reconnected = new ManualResetEventSlim();
        var code = (MqttReasonCode)(-1);
        var again = rig.Connect();
        rig.Client.ConnectionClosed += (_, _) =>
        {
            code = rig.Client.Connect("dev-01");
            reconnected.Set();
        };
        var second = rig.Broker.Answer();
        End(again, how);
        Assert.IsTrue(reconnected.Wait(5000));
        Assert.AreEqual(MqttReasonCode.Success, code);
        Assert.IsTrue(rig.Client.IsConnected);
        second.Result.Send("30 04 00 01 't' 'x'");
        rig.Events.Wait("Received t 78");
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B96_ConnectWhileConnectedDropsTheOldConnectionWithoutAnEvent()
    {
        using var rig = new MqttRig();
        using var first = rig.Connect();
        using var second = rig.Connect();
        first.ExpectEnd();
        Assert.IsTrue(rig.Client.IsConnected);
        second.Send("30 04 00 01 't' 'x'");
        rig.Events.Wait("Received t 78");
        Assert.IsEmpty(second.ReadAll(quietMs: 500));
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual(0, rig.Events.Count("Closed"));
    }

    [TestMethod]
    public void B98_TwoClientsKnowNothingOfEachOther()
    {
        using var rig = new MqttRig();
        using var broker = new RawBroker();
        var other = new MqttClient(
            "127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None);
        var events = new EventLog(other);
        using var peer = rig.Connect();
        var script = broker.Answer();
        other.Connect("dev-02");
        Assert.AreEqual(1, rig.Publish("t", "x"));
        Assert.AreEqual(1, other.Publish("t", [], null, null, MqttQoSLevel.AtLeastOnce, false));
        peer.Close();
        rig.Events.Wait("Closed");
        Assert.IsTrue(other.IsConnected);
        script.Result.Expect("32 05 00 01 't' 00 01");
        script.Result.Send("40 02 00 01");
        events.Wait("Published 1 True");
        Assert.AreEqual(0, events.Count("Closed"));
        other.Close();
    }

    private static void End(Peer peer, string how)
    {
        switch (how)
        {
            case "FIN":
                peer.Close();
                break;
            case "RST":
                peer.Reset();
                break;
            default:
                peer.HalfClose();
                break;
        }
    }
}
