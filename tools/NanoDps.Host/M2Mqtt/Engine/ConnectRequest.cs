using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>The arguments of Connect.</summary>
internal sealed record ConnectRequest(
    MqttProtocolVersion Version,
    string? ClientId,
    string? Username,
    string? Password,
    bool CleanSession,
    ushort KeepAlivePeriod)
{
    public bool WillRetain { get; init; }

    public MqttQoSLevel WillQos { get; init; }

    public bool WillFlag { get; init; }

    public string? WillTopic { get; init; }

    public string? WillMessage { get; init; }
}
