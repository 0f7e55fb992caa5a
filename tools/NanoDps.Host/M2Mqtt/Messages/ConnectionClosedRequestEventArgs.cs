namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The broker sent DISCONNECT; the connection is still there (B117).</summary>
public class ConnectionClosedRequestEventArgs(MqttMsgDisconnect disconnect) : EventArgs
{
    public MqttMsgDisconnect Message { get; } = disconnect;
}
