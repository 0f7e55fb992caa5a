namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A DISCONNECT from the broker; with MQTT 3.1.1 it has no content (B117).</summary>
public class MqttMsgDisconnect : MqttMsgBase
{
    public MqttMsgDisconnect() => Type = MqttMessageType.Disconnect;

    public uint SessionExpiryInterval { get; set; }

    public string? Reason { get; set; }

    public string? ServerReference { get; set; }

    public MqttReasonCode ResonCode { get; set; }
}
