extern alias nano;

using SocketException = nano::System.Net.Sockets.SocketException;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public class ConstructionTests
{
    [TestMethod]
    public void B1_AnUnknownHostNameFailsInTheConstructor()
    {
        using var rig = new MqttRig();
        var e = Assert.ThrowsExactly<SocketException>(() => new MqttClient("no-such-name.invalid"));
        Assert.AreEqual(11001, e.ErrorCode);
    }

    [TestMethod]
    public void B2_OddArgumentsAreAccepted()
    {
        using var rig = new MqttRig();
        Assert.IsFalse(new MqttClient(null).IsConnected);
        Assert.IsFalse(new MqttClient("").IsConnected);
        Assert.IsFalse(New(70000, false, MqttSslProtocols.None).IsConnected);
        Assert.IsFalse(New(8883, true, MqttSslProtocols.TLSv1_2).IsConnected);
        Assert.IsFalse(New(8883, true, MqttSslProtocols.TLSv1_0).IsConnected);
    }

    [TestMethod]
    public void B3_AFreshClientHasTheDocumentedDefaults()
    {
        using var rig = new MqttRig();
        var settings = rig.Client.Settings;
        Assert.IsFalse(rig.Client.IsConnected);
        Assert.AreEqual(4, (int)rig.Client.ProtocolVersion);
        Assert.IsNull(rig.Client.ClientId);
        Assert.AreEqual(3, settings.AttemptsOnRetry);
        Assert.AreEqual(1000, settings.DelayOnRetry);
        Assert.AreEqual(30_000, settings.TimeoutOnConnection);
        Assert.AreEqual(30_000, settings.TimeoutOnReceiving);
        Assert.AreEqual(int.MaxValue, settings.InflightQueueSize);
        Assert.IsTrue(settings.ValidateServerCertificate);
    }

    [TestMethod]
    public void B4_AllClientsOfADeviceShareOneSettingsObject()
    {
        using var rig = new MqttRig();
        var plain = New(4711, false, MqttSslProtocols.None);
        Assert.AreSame(rig.Client.Settings, plain.Settings);
        Assert.AreSame(MqttSettings.Instance, plain.Settings);
        Assert.AreEqual(4711, rig.Client.Settings.Port);
        New(4712, true, MqttSslProtocols.TLSv1_2);
        Assert.AreEqual(4711, rig.Client.Settings.Port);
        Assert.AreEqual(4712, rig.Client.Settings.SslPort);
    }

    [TestMethod]
    public void B4_AnotherDeviceHasAnotherSettingsObject()
    {
        using var one = new MqttRig();
        using var other = new MqttRig();
        Assert.AreNotSame(one.Client.Settings, other.Client.Settings);
    }

    private static MqttClient New(int port, bool secure, MqttSslProtocols protocol) =>
        new("127.0.0.1", port, secure, null, null, protocol);
}
