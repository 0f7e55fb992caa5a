namespace nanoFramework.M2Mqtt.Messages;

/// <summary>An AUTH packet of MQTT 5; never raised with MQTT 3.1.1.</summary>
public class MqttMsgAuthentication : MqttMsgBase
{
    public MqttMsgAuthentication() => Type = MqttMessageType.Authentication;

    public MqttReasonCode ReasonCode { get; set; }

    public string? AuthenticationMethod { get; set; }

    public byte[]? AuthenticationData { get; set; }

    public string? Reason { get; set; }
}
