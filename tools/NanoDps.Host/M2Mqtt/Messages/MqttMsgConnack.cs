namespace nanoFramework.M2Mqtt.Messages;

/// <summary>
/// The broker's CONNACK. With MQTT 3.1.1 only SessionPresent and ReturnCode are filled in; the
/// other members belong to MQTT 5.
/// </summary>
public class MqttMsgConnack : MqttMsgBase
{
    public MqttMsgConnack() => Type = MqttMessageType.ConnectAck;

    public bool SessionPresent { get; set; }

    /// <summary>
    /// 0 accepted, 1 to 5 refused (MQTT 3.1.1, 3.2.2.3); other values as they came.
    /// </summary>
    public MqttReasonCode ReturnCode { get; set; }

    public uint SessionExpiryInterval { get; set; }

    public ushort ReceiveMaximum { get; set; } = ushort.MaxValue;

    public bool MaximumQoS { get; set; }

    public bool RetainAvailable { get; set; }

    public string? AssignedClientIdentifier { get; set; }

    public ushort TopicAliasMaximum { get; set; }

    public string? Reason { get; set; }

    public bool WildcardSubscriptionAvailable { get; set; }

    public bool SubscriptionIdentifiersAvailable { get; set; }

    public bool SharedSubscriptionAvailable { get; set; }

    public ushort ServerKeepAlive { get; set; }

    public string? ResponseInformation { get; set; }

    public string? ServerReference { get; set; }

    public string? AuthenticationMethod { get; set; }

    public byte[]? AuthenticationData { get; set; }
}
