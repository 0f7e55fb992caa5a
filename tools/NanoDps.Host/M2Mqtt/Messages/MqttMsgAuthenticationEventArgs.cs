namespace nanoFramework.M2Mqtt.Messages;

/// <summary>An AUTH packet of MQTT 5; never raised with MQTT 3.1.1.</summary>
public class MqttMsgAuthenticationEventArgs(MqttMsgAuthentication authentication) : EventArgs
{
    public MqttMsgAuthentication Message { get; } = authentication;
}
