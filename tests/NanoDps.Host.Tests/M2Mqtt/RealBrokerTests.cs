extern alias nano;

using NanoDps.Host.Tests.Support;
using NanoX509 = nano::System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>The rows that were measured with mosquitto, here with MQTTnet's broker.</summary>
[TestClass]
public class RealBrokerTests
{
    [TestMethod]
    public void B86_TheBrokerPublishesTheWillAfterCloseAndDisposeAndNotAfterDisconnect()
    {
        using var device = new TestDevice();
        using var broker = RealBroker.Plain();
        var (watcher, events) = Connect(broker, "watcher");
        watcher.Subscribe(["will/#"], [MqttQoSLevel.AtLeastOnce]);
        events.Wait("Subscribed 1");
        ConnectWithWill(broker, "disconnected").Disconnect();
        ConnectWithWill(broker, "closed").Close();
        ConnectWithWill(broker, "disposed").Dispose();
        events.Wait("Received will/closed");
        events.Wait("Received will/disposed");
        Assert.AreEqual(0, events.Count("Received will/disconnected"));
        watcher.Close();
    }

    [TestMethod]
    public void B97_ASecondClientWithTheSameIdTakesTheConnectionOver()
    {
        using var device = new TestDevice();
        using var broker = RealBroker.Plain();
        var (first, firstEvents) = Connect(broker, "dev-01");
        var (second, secondEvents) = Connect(broker, "dev-01");
        firstEvents.Wait("Closed");
        Assert.IsFalse(first.IsConnected);
        second.Publish("t", [], null, null, MqttQoSLevel.AtLeastOnce, false);
        secondEvents.Wait("Published 1 True");
        Assert.IsTrue(second.IsConnected);
        Assert.AreEqual(0, secondEvents.Count("Closed"));
        second.Close();
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(40_000)]
    public void B119_AMessageComesBackOverTls(int length)
    {
        using var device = new TestDevice();
        using var broker = RealBroker.Tls();
        AssertLoops(NewTls(broker, null), length);
    }

    [TestMethod]
    public void B119_MutualTlsWorks()
    {
        using var device = new TestDevice();
        var isGiven = false;
        using var broker = RealBroker.Tls(
            (_, certificate, _, _) => isGiven = certificate is not null);
        AssertLoops(NewTls(broker, ClientCertificate()), 5);
        Assert.IsTrue(isGiven);
    }

    private static NanoX509.X509Certificate2 ClientCertificate()
    {
        var certificate = Pki.MakeLeaf(new LeafOptions { CommonName = "dev-01" });
        return new NanoX509.X509Certificate2(Pki.Pem(certificate), Pki.KeyPem(certificate), "");
    }

    private static void AssertLoops(MqttClient client, int length)
    {
        var events = new EventLog(client);
        var payload = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        Assert.AreEqual(MqttReasonCode.Success, client.Connect("dev-01"));
        client.Subscribe(["t"], [MqttQoSLevel.AtLeastOnce]);
        events.Wait("Subscribed 1 1");
        client.Publish("t", payload, null, null, MqttQoSLevel.AtLeastOnce, false);
        CollectionAssert.AreEqual(payload, events.Wait("Received t ").Message);
        events.Wait("Published 2 True");
        client.Close();
    }

    private static MqttClient NewTls(RealBroker broker, NanoX509.X509Certificate? certificate) =>
        new(
            "localhost",
            broker.Port,
            true,
            TlsClient.RootCa,
            certificate,
            MqttSslProtocols.TLSv1_2);

    private static (MqttClient Client, EventLog Events) Connect(RealBroker broker, string id)
    {
        var client = new MqttClient(
            "127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None);
        var events = new EventLog(client);
        Assert.AreEqual(MqttReasonCode.Success, client.Connect(id));
        return (client, events);
    }

    private static MqttClient ConnectWithWill(RealBroker broker, string id)
    {
        var client = new MqttClient(
            "127.0.0.1", broker.Port, false, null, null, MqttSslProtocols.None);
        Assert.AreEqual(
            MqttReasonCode.Success,
            client.Connect(
                id,
                null,
                null,
                false,
                MqttQoSLevel.AtLeastOnce,
                true,
                "will/" + id,
                "gone",
                true,
                60));
        return client;
    }
}
