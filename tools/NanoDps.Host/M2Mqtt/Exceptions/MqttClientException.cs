using NanoDps.Host;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>Wrong use of the client, or a packet that MQTT forbids.</summary>
/// <param name="errorCode">The reason; the message does not tell it (B65).</param>
public class MqttClientException(MqttClientErrorCode errorCode)
    : Exception(DeviceMessages.Default(typeof(MqttClientException)))
{
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}
