namespace nanoFramework.M2Mqtt.Messages;

/// <summary>An UNSUBSCRIBE; a broker's event, which the client never raises.</summary>
public class MqttMsgUnsubscribeEventArgs(ushort messageId, string[] topics) : EventArgs
{
    public ushort MessageId { get; } = messageId;

    public string[] Topics { get; } = topics;
}
