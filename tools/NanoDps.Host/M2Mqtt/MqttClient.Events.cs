using System.Buffers;
using MQTTnet.Packets;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

public partial class MqttClient
{
    /// <summary>
    /// A message came. On the dispatching thread, after its PUBACK was sent (B70).
    /// </summary>
    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    /// <summary>
    /// A publish at QoS 1 or 2 ended, well or not (B52). On the dispatching thread.
    /// </summary>
    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    /// <summary>SUBACK came. On the dispatching thread.</summary>
    public event IMqttClient.MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    /// <summary>UNSUBACK came. On the dispatching thread.</summary>
    public event IMqttClient.MqttMsgUnsubscribedEventHandler? MqttMsgUnsubscribed;

    /// <summary>
    /// CONNACK came, accepting or refusing. On the receiving thread, before Connect returns; a
    /// handler that throws lets Connect fail after 30 s (B11, B13).
    /// </summary>
    public event ConnectionOpenedEventHandler? ConnectionOpened;

    /// <summary>
    /// The connection was lost or given up; once, on the dispatching thread, 200 ms later (B81).
    /// Not after Close (B86).
    /// </summary>
    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    /// <summary>The broker sent DISCONNECT. On the receiving thread (B117).</summary>
    public event ConnectionClosedRequestEventHandler? ConnectionClosedRequest;

#pragma warning disable CS0067 // part of the API; only MQTT 5 has AUTH
    public event MqttMsgAuthenticationEventHandler? Authentication;
#pragma warning restore CS0067

    internal void RaiseReceived(MqttPublishPacket packet) => MqttMsgPublishReceived?.Invoke(
        this,
        new MqttMsgPublishEventArgs(
            packet.Topic,
            packet.Payload.ToArray(),
            packet.Dup,
            (MqttQoSLevel)packet.QualityOfServiceLevel,
            packet.Retain));

    internal void RaisePublished(ushort id, bool isPublished) =>
        MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(id, isPublished));

    internal void RaiseSubscribed(ushort id, MqttQoSLevel[] granted) =>
        MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(id, granted));

    internal void RaiseUnsubscribed(ushort id) =>
        MqttMsgUnsubscribed?.Invoke(this, new MqttMsgUnsubscribedEventArgs(id));

    internal void RaiseOpened(MqttMsgConnack connack) =>
        ConnectionOpened?.Invoke(this, new ConnectionOpenedEventArgs(connack));

    internal void RaiseClosed() => ConnectionClosed?.Invoke(this, EventArgs.Empty);

    internal void RaiseClosedRequest() => ConnectionClosedRequest?.Invoke(
        this, new ConnectionClosedRequestEventArgs(new MqttMsgDisconnect()));
}
