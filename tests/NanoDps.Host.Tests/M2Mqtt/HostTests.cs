namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>What the host adds to the device's client.</summary>
[TestClass]
public class HostTests
{
    [TestMethod]
    public void ADeviceThatIsSwitchedOffHasNoThreadOfAClientLeft()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        var threads = MqttThreads.Of(rig.Device).Single();
        Assert.IsTrue(threads is { Receive: true, Send: true, Dispatch: true, KeepAlive: true });
        rig.Device.PowerOff();
        peer.ExpectEnd();
        Assert.IsTrue(SpinWait.SpinUntil(() => MqttThreads.Of(rig.Device).Count == 0, 5000));
        Assert.AreEqual("Opened 0", rig.Events.Texts.Single());
        Assert.ThrowsExactly<DeviceStoppedException>(() => rig.Publish("t", "x"));
    }

    [TestMethod]
    public async Task ADeviceThatIsSwitchedOffEndsAConnectThatWaits()
    {
        using var rig = new MqttRig();
        var script = rig.Broker.Script(peer => peer.Read());
        var connecting = Task.Factory.StartNew(
            () => rig.Client.Connect("dev-01"), TaskCreationOptions.LongRunning);
        await script;
        rig.Device.PowerOff();
        await Assert.ThrowsExactlyAsync<DeviceStoppedException>(
            () => connecting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [TestMethod]
    public async Task CloseEndsAConnectThatWaits()
    {
        using var rig = new MqttRig();
        var script = rig.Broker.Script(peer => peer.Read());
        var connecting = Task.Factory.StartNew(
            () => rig.Client.Connect("dev-01"), TaskCreationOptions.LongRunning);
        await script;
        rig.Client.Close();
        await Assert.ThrowsExactlyAsync<MqttCommunicationException>(
            () => connecting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.IsFalse(rig.Client.IsConnected);
        MqttRig.AssertNoThreads(rig.Client);
    }

    [TestMethod]
    public void Mqtt5IsRefusedInWords()
    {
        using var rig = new MqttRig();
        rig.Client.ProtocolVersion = MqttProtocolVersion.Version_5;
        MqttRig.Fails<NotSupportedException>(
            () => rig.Client.Connect("dev-01"),
            "expected MQTT 3.1 or 3.1.1, got 5, which the host lacks");
    }

    [TestMethod]
    public void AWillThatIsIncompleteIsWrong()
    {
        using var rig = new MqttRig();
        var e = Assert.ThrowsExactly<MqttClientException>(() => rig.Client.Connect(
            "id", null, null, false, MqttQoSLevel.AtMostOnce, true, "w", "", true, 60));
        Assert.AreEqual(MqttClientErrorCode.WillWrong, e.ErrorCode);
        rig.Client.Close();
    }

    [TestMethod]
    public void OutgoingQos2IsSentAgainStepByStep()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        rig.Publish("t", "x", qos: 2);
        peer.Expect("34 06 00 01 't' 00 01 'x'");
        peer.Expect("3C 06 00 01 't' 00 01 'x'");
        peer.Send("50 02 00 01");
        peer.Expect("62 02 00 01");
        peer.Expect("62 02 00 01");
        peer.Send("70 02 00 01");
        rig.Events.Wait("Published 1 True");
    }

    [TestMethod]
    public void ARepeatedQos2MessageIsAcknowledgedAgainAndToldOnce()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("34 06 00 01 't' 00 07 'x'");
        peer.Expect("50 02 00 07");
        peer.Send("3C 06 00 01 't' 00 07 'x'");
        peer.Expect("50 02 00 07");
        peer.Send("62 02 00 07");
        peer.Expect("70 02 00 07");
        rig.Events.Wait("Received t 78 qos 2");
        peer.Send("62 02 00 07");
        peer.Expect("70 02 00 07");
        Assert.AreEqual(1, rig.Events.Count("Received"));
    }
}
