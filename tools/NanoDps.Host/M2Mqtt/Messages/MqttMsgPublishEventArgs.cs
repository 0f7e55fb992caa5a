namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A message from the broker, as it was on the wire (B66).</summary>
public class MqttMsgPublishEventArgs(
    string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain) : EventArgs
{
    public string Topic { get; } = topic;

    /// <summary>The payload; of length 0 when there is none, never null (B67).</summary>
    public byte[] Message { get; } = message;

    public bool DupFlag { get; } = dupFlag;

    public MqttQoSLevel QosLevel { get; } = qosLevel;

    public bool Retain { get; } = retain;
}
