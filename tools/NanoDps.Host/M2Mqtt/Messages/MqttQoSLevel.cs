namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Quality of service of a message or of a subscription (MQTT 3.1.1, 4.3).</summary>
public enum MqttQoSLevel
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2,
    /// <summary>The broker refused the subscription (SUBACK return code 0x80).</summary>
    GrantedFailure = 128,
}
