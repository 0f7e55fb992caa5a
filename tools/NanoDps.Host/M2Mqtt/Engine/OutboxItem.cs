using MQTTnet.Packets;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// A message in the client's one queue, on its way out or received and not yet told.
/// </summary>
internal sealed class OutboxItem
{
    public required MqttMessageType Type { get; init; }

    public required ushort Id { get; init; }

    public MqttQoSLevel Qos { get; init; } = MqttQoSLevel.AtLeastOnce;

    /// <summary>
    /// Makes the packet at each send, from the caller's own arrays (B34). The argument is DUP.
    /// </summary>
    public Func<bool, byte[]> Encode { get; init; } = _ => [];

    /// <summary>Set when the message came from the broker.</summary>
    public MqttPublishPacket? Received { get; init; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Ms of Environment.TickCount64 at the last send.</summary>
    public long SentAt { get; set; }

    public bool IsPublish => Type == MqttMessageType.Publish;
}
