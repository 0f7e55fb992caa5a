using MQTTnet.Protocol;

namespace NanoDps.Emulator.Mqtt;

/// <summary>Why a CONNECT is refused.</summary>
/// <param name="Code">What becomes the CONNACK's return code.</param>
/// <param name="Text">What was expected, what came, what to do.</param>
internal sealed record ConnectRefusal(MqttConnectReasonCode Code, string Text)
{
    /// <summary>CONNACK 2: the client id is not allowed.</summary>
    public static ConnectRefusal ClientId(string text) =>
        new(MqttConnectReasonCode.ClientIdentifierNotValid, text);

    /// <summary>CONNACK 4: user name or password is malformed.</summary>
    public static ConnectRefusal UserName(string text) =>
        new(MqttConnectReasonCode.BadUserNameOrPassword, text);

    /// <summary>CONNACK 5: not authorised.</summary>
    public static ConnectRefusal NotAuthorized(string text) =>
        new(MqttConnectReasonCode.NotAuthorized, text);

    /// <summary>What stands for a return code from 1 to 5.</summary>
    public static MqttConnectReasonCode CodeOf(int returnCode) => returnCode switch
    {
        1 => MqttConnectReasonCode.UnsupportedProtocolVersion,
        2 => MqttConnectReasonCode.ClientIdentifierNotValid,
        3 => MqttConnectReasonCode.ServerUnavailable,
        4 => MqttConnectReasonCode.BadUserNameOrPassword,
        _ => MqttConnectReasonCode.NotAuthorized,
    };

    /// <summary>The CONNACK's return code (MQTT 3.1.1, 3.2.2.3).</summary>
    public int ReturnCode => Code switch
    {
        MqttConnectReasonCode.UnsupportedProtocolVersion => 1,
        MqttConnectReasonCode.ClientIdentifierNotValid => 2,
        MqttConnectReasonCode.BadUserNameOrPassword => 4,
        _ => 5,
    };
}
