using System.Collections;
using NanoDps.Host;
using NanoDps.Host.Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

public partial class MqttClient
{
    private readonly object _idLock = new();
    private ushort _lastId;

    /// <summary>Publishes at QoS 0.</summary>
    /// <inheritdoc cref="Publish(string, byte[], string, ArrayList, MqttQoSLevel, bool)"/>
    public ushort Publish(string? topic, byte[]? message) =>
        Publish(topic, message, null, null, MqttQoSLevel.AtMostOnce, false);

    /// <summary>Publishes at QoS 0.</summary>
    /// <inheritdoc cref="Publish(string, byte[], string, ArrayList, MqttQoSLevel, bool)"/>
    public ushort Publish(string? topic, byte[]? message, string? contentType) =>
        Publish(topic, message, contentType, null, MqttQoSLevel.AtMostOnce, false);

    /// <summary>Publishes at QoS 0.</summary>
    /// <inheritdoc cref="Publish(string, byte[], string, ArrayList, MqttQoSLevel, bool)"/>
    public ushort Publish(
        string? topic, byte[]? message, string? contentType, ArrayList? userProperties) =>
        Publish(topic, message, contentType, userProperties, MqttQoSLevel.AtMostOnce, false);

    /// <summary>
    /// Queues a message and returns at once, connected or not (B58, B59). Another thread sends it;
    /// the array is not copied (B34).
    /// </summary>
    /// <param name="topic">
    /// A wildcard, null or more than 65,535 characters close the connection (B62).
    /// </param>
    /// <param name="message">The payload; null is an empty one (B33).</param>
    /// <param name="contentType">MQTT 5 only.</param>
    /// <param name="userProperties">MQTT 5 only.</param>
    /// <param name="qosLevel">With QoS 1 and 2 MqttMsgPublished tells the end (B31, B32).</param>
    /// <param name="retain">The broker keeps the message for later subscribers.</param>
    /// <returns>The packet id; at QoS 0 too, where it is not sent (B30, B42).</returns>
    /// <exception cref="MqttClientException">InflightQueueFull (B65).</exception>
    /// <exception cref="NotSupportedException">What only MQTT 5 has (B63).</exception>
    public ushort Publish(
        string? topic,
        byte[]? message,
        string? contentType,
        ArrayList? userProperties,
        MqttQoSLevel qosLevel,
        bool retain)
    {
        using var call = HostCall.On(_engine.Device);
        var id = NextId();
        if (!string.IsNullOrEmpty(contentType) || userProperties is { Count: > 0 })
        {
            throw DeviceMessages.NotSupported();
        }

        var isTaken = _engine.Enqueue(new OutboxItem
        {
            Type = MqttMessageType.Publish,
            Id = id,
            Qos = qosLevel,
            Encode = dup => PacketEncoder.Publish(topic, message, qosLevel, retain, id, dup),
        });
        return isTaken ? id : throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
    }

    /// <summary>
    /// Queues a SUBSCRIBE and returns at once. MqttMsgSubscribed brings the broker's answer; there
    /// is none when SUBACK does not come (B55).
    /// </summary>
    /// <param name="topics">
    /// Filters; null, empty or another number than qosLevels closes the connection (B62).
    /// </param>
    /// <param name="qosLevels">One for each filter.</param>
    /// <returns>The packet id.</returns>
    public ushort Subscribe(string[]? topics, MqttQoSLevel[]? qosLevels)
    {
        using var call = HostCall.On(_engine.Device);
        var id = NextId();
        _engine.Enqueue(new OutboxItem
        {
            Type = MqttMessageType.Subscribe,
            Id = id,
            Encode = _ => PacketEncoder.Subscribe(topics, qosLevels, id),
        });
        return id;
    }

    /// <summary>Queues an UNSUBSCRIBE and returns at once; see Subscribe.</summary>
    /// <returns>The packet id.</returns>
    public ushort Unsubscribe(string[]? topics)
    {
        using var call = HostCall.On(_engine.Device);
        var id = NextId();
        _engine.Enqueue(new OutboxItem
        {
            Type = MqttMessageType.Unsubscribe,
            Id = id,
            Encode = _ => PacketEncoder.Unsubscribe(topics, id),
        });
        return id;
    }

    private ushort NextId()
    {
        lock (_idLock)
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
            return _lastId;
        }
    }
}
