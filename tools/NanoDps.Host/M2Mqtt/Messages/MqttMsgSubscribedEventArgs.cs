namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The broker's SUBACK.</summary>
public class MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels)
    : EventArgs
{
    public ushort MessageId { get; } = messageId;

    /// <summary>In the order of the request; GrantedFailure is a refusal (B56, B57).</summary>
    public MqttQoSLevel[] GrantedQoSLevels { get; } = grantedQosLevels;
}
