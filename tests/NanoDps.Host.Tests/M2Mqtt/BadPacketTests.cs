namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class BadPacketTests
{
    private const string Good = "30 05 00 01 't' 'ok'";
    private const string GoodEvent = "Received t 6F 6B qos 0";

    [TestMethod]
    [DataRow("30 FF FF FF FF 7F", DisplayName = "a remaining length of five bytes")]
    [DataRow("30 80 80 80 01", DisplayName = "a body of 2 MB")]
    public void B109_AnImpossibleLengthIsSwallowed(string packet) => AssertSurvives(packet);

    [TestMethod]
    [DataRow("F0 00")]
    [DataRow("00 00")]
    [DataRow("C0 00")]
    [DataRow("10 02 00 00")]
    public void B110_ATypeThatABrokerMustNotSendIsSwallowed(string packet) =>
        AssertSurvives(packet);

    [TestMethod]
    public void B111_TheBodyOfAWrongPacketIsReadAsPackets() =>
        AssertLoses("82 06 00 01 00 01 61 01");

    [TestMethod]
    [DataRow("36 06 00 01 't' 00 07 'x'", DisplayName = "QoS 3")]
    [DataRow("30 04 00 63 't' 'x'", DisplayName = "topic length")]
    [DataRow("30 00", DisplayName = "empty PUBLISH")]
    [DataRow("40 01 07", DisplayName = "short PUBACK")]
    public void B112_AWrongBodyIsSwallowed(string packet) => AssertSurvives(packet);

    [TestMethod]
    [DataRow("90 03 AB CD 01", DisplayName = "SUBACK")]
    [DataRow("40 02 AB CD", DisplayName = "PUBACK")]
    [DataRow("50 02 AB CD", DisplayName = "PUBREC")]
    [DataRow("B0 02 AB CD", DisplayName = "UNSUBACK")]
    public void B113_AnAcknowledgementOfNothingIsIgnored(string packet) => AssertSurvives(packet);

    [TestMethod]
    public void B114_APubrelOfNothingIsAnsweredAndRaisesNothing()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("62 02 AB CD");
        peer.Expect("70 02 AB CD");
        peer.Send(Good);
        rig.Events.Wait(GoodEvent);
        Assert.HasCount(2, rig.Events.Texts);
    }

    [TestMethod]
    public void B115_ADuplicateIsToldAndAcknowledgedTwice()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("32 06 00 01 't' 00 07 'x'");
        peer.Expect("40 02 00 07");
        peer.Send("3A 06 00 01 't' 00 07 'x'");
        peer.Expect("40 02 00 07");
        rig.Events.Wait("Received t 78 qos 1 dup");
        Assert.AreEqual(2, rig.Events.Count("Received t 78 qos 1"));
    }

    [TestMethod]
    public void B116_ATruncatedPacketEatsTheHeadOfTheNext() =>

        // One byte of payload is missing: 30 is taken for it. 04 and 00 are no packets, 01 is none,
        // 't' is PUBREL's type 7 with flag 4.
        AssertLoses("30 05 00 01 't' 'x' 30 04 00 01 't' 'x'");

    [TestMethod]
    public void B117_ADisconnectFromTheBrokerIsAnEventAndChangesNothing()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("E0 00");
        Assert.AreEqual("mqtt receive", rig.Events.Wait("ClosedRequest").Thread);
        Assert.IsTrue(rig.Client.IsConnected);
        peer.Send(Good);
        rig.Events.Wait(GoodEvent);
        Assert.IsTrue(rig.Client.IsConnected);
    }

    [TestMethod]
    public void B118_ASecondConnackRaisesConnectionOpenedAgain()
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send("20 02 00 00");
        var second = rig.Events.Wait("Opened 0", 2)[1];
        Assert.IsTrue(second.WasConnected);
        peer.Send(Good);
        rig.Events.Wait(GoodEvent);
        Assert.HasCount(3, rig.Events.Texts);
    }

    private static void AssertSurvives(string packet)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send(packet);
        peer.Send(Good);
        rig.Events.Wait(GoodEvent);
        Assert.IsTrue(rig.Client.IsConnected);
        Assert.AreEqual("Opened 0;" + GoodEvent, string.Join(';', rig.Events.Texts));
        Assert.IsEmpty(peer.ReadAll(quietMs: 100));
    }

    private static void AssertLoses(string packet)
    {
        using var rig = new MqttRig();
        using var peer = rig.Connect();
        peer.Send(packet);
        var sent = Environment.TickCount64;
        Assert.IsInRange(190, 3000, rig.Events.Wait("Closed").At - sent);
        peer.ExpectEnd();
        MqttRig.AssertNoThreads(rig.Client);
        Assert.AreEqual(1, rig.Events.Count("Closed"));
    }
}
