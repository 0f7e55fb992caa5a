using System.Collections;

namespace nanoFramework.M2Mqtt.Messages;

/// <summary>What all packets that reach an event handler have in common.</summary>
public abstract class MqttMsgBase
{
    public MqttMessageType Type { get; set; }

    public bool DupFlag { get; set; }

    public MqttQoSLevel QosLevel { get; set; }

    public bool Retain { get; set; }

    public ushort MessageId { get; set; }

    public ArrayList UserProperties { get; } = [];

    public uint MaximumPacketSize { get; set; }
}
