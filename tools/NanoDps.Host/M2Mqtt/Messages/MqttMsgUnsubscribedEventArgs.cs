namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The broker's UNSUBACK.</summary>
public class MqttMsgUnsubscribedEventArgs(ushort messageId) : EventArgs
{
    public ushort MessageId { get; } = messageId;
}
