using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Configuration;

/// <summary>One hub.</summary>
/// <param name="Name">
/// The hub's host name, which devices are told and which is in its certificate.
/// </param>
public sealed record HubOptions(string Name)
{
    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// What stands for the latency between the devices and the hub, for allocation by the lowest.
    /// </summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The port for WebSockets; 0 for a free one.</summary>
    public int WebPort { get; init; }

    /// <summary>How the hub behaves in TLS.</summary>
    public EndpointProfile Profile { get; init; }

    /// <summary>
    /// Whether its minTlsVersion is 1.2; without, it takes <see cref="OpenSuites"/> as well.
    /// </summary>
    public bool Enforcement { get; init; } = true;
}
