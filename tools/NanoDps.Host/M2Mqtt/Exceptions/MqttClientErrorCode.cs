namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>What a MqttClientException is about.</summary>
public enum MqttClientErrorCode
{
    WillWrong = 1,
    KeepAliveWrong = 2,
    TopicWildcard = 3,
    TopicLength = 4,
    QosNotAllowed = 5,
    TopicsEmpty = 6,
    QosLevelsEmpty = 7,
    TopicsQosLevelsNotMatch = 8,
    WrongBrokerMessage = 9,
    WrongMessageId = 10,
    /// <summary>The queue holds InflightQueueSize messages already (B65).</summary>
    InflightQueueFull = 11,

    /// <summary>
    /// Reserved flag bits of a fixed header are wrong; the client closes the connection.
    /// </summary>
    InvalidFlagBits = 12,

    InvalidConnectFlags = 13,
    InvalidClientId = 14,
    InvalidProtocolName = 15,
}
