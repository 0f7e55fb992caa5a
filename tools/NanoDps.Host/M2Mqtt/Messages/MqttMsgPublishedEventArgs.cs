namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The end of a publish at QoS 1 or 2, good or bad.</summary>
public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
{
    public MqttMsgPublishedEventArgs(ushort messageId)
        : this(messageId, true)
    {
    }

    public ushort MessageId { get; set; } = messageId;

    /// <summary>False: not acknowledged after three sends a second apart (B52).</summary>
    public bool IsPublished { get; set; } = isPublished;
}
