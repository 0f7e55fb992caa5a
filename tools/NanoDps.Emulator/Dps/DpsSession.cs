using MQTTnet.Protocol;

namespace NanoDps.Emulator.Dps;

/// <summary>What DPS knows about one connection.</summary>
internal sealed class DpsSession(DpsIdentity identity)
{
    public DpsIdentity Identity { get; } = identity;

    /// <summary>
    /// The quality of service of answers; null while the device has not subscribed.
    /// </summary>
    public MqttQualityOfServiceLevel? Granted { get; set; }
}
