using NanoDps.Host;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>Declared by nanoFramework.M2Mqtt and never thrown by it.</summary>
public class MqttTimeoutException : Exception
{
    public MqttTimeoutException()
        : base(DeviceMessages.Default(typeof(MqttTimeoutException)))
    {
    }
}
