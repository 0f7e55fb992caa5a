using NanoDps.Host;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>No answer, a broken answer, or the connection went away.</summary>
public class MqttCommunicationException : Exception
{
    public MqttCommunicationException()
        : base(DeviceMessages.Default(typeof(MqttCommunicationException)))
    {
    }

    /// <summary>The message is empty, the cause is the inner exception (B24, B84).</summary>
    public MqttCommunicationException(Exception? e)
        : base(string.Empty, e)
    {
    }
}
