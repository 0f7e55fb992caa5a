namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A CONNACK, accepting or refusing (B11).</summary>
public class ConnectionOpenedEventArgs(MqttMsgConnack connact) : EventArgs
{
    public MqttMsgConnack Message { get; } = connact;
}
