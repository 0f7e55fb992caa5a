namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A SUBSCRIBE; a broker's event, which the client never raises.</summary>
public class MqttMsgSubscribeEventArgs(ushort messageId, string[] topics, MqttQoSLevel[] qosLevels)
    : EventArgs
{
    public ushort MessageId { get; } = messageId;

    public string[] Topics { get; } = topics;

    public MqttQoSLevel[] QoSLevels { get; } = qosLevels;
}
