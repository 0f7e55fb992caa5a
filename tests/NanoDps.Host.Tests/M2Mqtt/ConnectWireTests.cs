namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class ConnectWireTests
{
    private const string Start = "00 04 'MQTT' 04";

    [TestMethod]
    public void B43_ConnectWithAnIdAsksForACleanSessionAndAMinute() => AssertSends(
        client => client.Connect("dev-01"), $"10 12 {Start} 02 00 3C 00 06 'dev-01'");

    [TestMethod]
    public void B44_ConnectWithAPersistentSessionHasNoFlags() => AssertSends(
        client => client.Connect("dev-01", false), $"10 12 {Start} 00 00 3C 00 06 'dev-01'");

    [TestMethod]
    public void B45_ConnectWithUserAndPasswordHasFlagsC2() => AssertSends(
        client => client.Connect("dev-01", "user", "pass", true, 90),
        $"10 1E {Start} C2 00 5A 00 06 'dev-01' 00 04 'user' 00 04 'pass'");

    [TestMethod]
    public void B46_APasswordIsUtf8ByteForByte() => AssertSends(
        client => client.Connect("dev-01", "user", "pa:ss é"),
        $"10 22 {Start} C2 00 3C 00 06 'dev-01' 00 04 'user' 00 08 70 61 3A 73 73 20 C3 A9");

    [TestMethod]
    public void B47_AUserWithoutPasswordHasFlags82() => AssertSends(
        client => client.Connect("dev-01", "user", null),
        $"10 18 {Start} 82 00 3C 00 06 'dev-01' 00 04 'user'");

    [TestMethod]
    public void B47_APasswordWithoutUserIsSentAgainstTheStandard() => AssertSends(
        client => client.Connect("dev-01", null, "pass"),
        $"10 18 {Start} 42 00 3C 00 06 'dev-01' 00 04 'pass'");

    [TestMethod]
    public void B48_EmptyTextsAreAbsentFields() => AssertSends(
        client => client.Connect("", "", ""), $"10 0C {Start} 02 00 3C 00 00");

    [TestMethod]
    public void B49_AWillComesBetweenIdAndUser() => AssertSends(
        client => client.Connect(
            "id", "u", "p", true, MqttQoSLevel.AtLeastOnce, true, "w", "gone", true, 60),
        $"10 1D {Start} EE 00 3C 00 02 'id' 00 01 'w' 00 04 'gone' 00 01 'u' 00 01 'p'");

    [TestMethod]
    public void B50_Mqtt31HasItsOldNameAndLevel() => AssertSends(
        client =>
        {
            client.ProtocolVersion = MqttProtocolVersion.Version_3_1;
            return client.Connect("id");
        },
        "10 10 00 06 'MQIsdp' 03 02 00 3C 00 02 'id'");

    [TestMethod]
    public void B51_ALongIdAndTheLongestKeepAliveAreAccepted()
    {
        var id = new string('x', 40);
        AssertSends(
            client => client.Connect(id, null, null, true, 65535),
            $"10 34 {Start} 02 FF FF 00 28 '{id}'");
    }

    private static void AssertSends(Func<MqttClient, MqttReasonCode> connect, string expected)
    {
        using var rig = new MqttRig();
        var sent = "";
        rig.Broker.Script(peer =>
        {
            sent = peer.ReadHex();
            peer.Send(RawBroker.Accepted);
        });
        Assert.AreEqual(MqttReasonCode.Success, connect(rig.Client));
        Assert.AreEqual(Hex.Of(Hex.Parse(expected)), sent);
    }
}
