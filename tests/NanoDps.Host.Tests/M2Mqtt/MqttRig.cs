using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>A device with one client, and the broker that the test scripts.</summary>
internal sealed class MqttRig : IDisposable
{
    /// <summary>The message of a MqttCommunicationException without a cause.</summary>
    public const string NoReason =
        "Exception was thrown: nanoFramework.M2Mqtt.Exceptions.MqttCommunicationException";

    private readonly TestDevice _device = new();

    public MqttRig(MqttSslProtocols protocol = MqttSslProtocols.None, bool secure = false)
    {
        Client = new MqttClient("127.0.0.1", Broker.Port, secure, null, null, protocol);
        Events = new EventLog(Client);
    }

    public HostDevice Device => _device.Device;

    public RawBroker Broker { get; } = new();

    public MqttClient Client { get; }

    public EventLog Events { get; }

    /// <summary>Connects with that keep-alive in seconds and returns the broker's end.</summary>
    public Peer Connect(ushort keepAlive = 60, bool cleanSession = true)
    {
        var peer = Broker.Answer();
        Assert.AreEqual(
            MqttReasonCode.Success, Client.Connect("dev-01", null, null, cleanSession, keepAlive));
        return peer.Result;
    }

    public ushort Publish(string? topic, string text, int qos = 1) => Publish(
        topic, System.Text.Encoding.UTF8.GetBytes(text), qos);

    public ushort Publish(string? topic, byte[]? payload, int qos = 1, bool retain = false) =>
        Client.Publish(topic, payload, null, null, (MqttQoSLevel)qos, retain);

    public ushort Subscribe(string filter, int qos = 1) =>
        Client.Subscribe([filter], [(MqttQoSLevel)qos]);

    /// <summary>Asserts that Connect fails so, and returns the exception.</summary>
    public static T Fails<T>(Action connect, string message)
        where T : Exception
    {
        var e = Assert.ThrowsExactly<T>(connect);
        Assert.AreEqual(message, e.Message);
        return e;
    }

    /// <summary>Asserts that the client's threads have ended, or do so soon.</summary>
    public static void AssertNoThreads(MqttClient client) =>
        Assert.IsTrue(SpinWait.SpinUntil(() => !MqttThreads.Of(client).Any, 5000));

    public static string DefaultMessage(string type) => "Exception was thrown: " + type;

    public void Dispose()
    {
        _device.Dispose();
        Broker.Dispose();
    }
}
