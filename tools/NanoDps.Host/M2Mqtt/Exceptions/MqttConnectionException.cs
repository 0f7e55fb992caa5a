namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>TCP or TLS could not be set up; the cause is the inner exception (B5, B6).</summary>
public class MqttConnectionException(string? message, Exception? innerException)
    : Exception(message, innerException);
