using MQTTnet.Protocol;

namespace NanoDps.Emulator.Dps;

/// <summary>What DPS knows about one connection.</summary>
internal sealed class DpsSession(DpsIdentity identity, string apiVersion)
{
    public DpsIdentity Identity { get; } = identity;

    public string ApiVersion { get; } = apiVersion;

    /// <summary>The rid of the request before; null for none on this connection.</summary>
    public string? LastRid { get; set; }

    /// <summary>
    /// The quality of service of answers; null while the device has not subscribed.
    /// </summary>
    public MqttQualityOfServiceLevel? Granted { get; set; }
}
