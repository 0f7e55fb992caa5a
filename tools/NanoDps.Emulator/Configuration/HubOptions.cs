using NanoDps.Emulator.Certificates;

namespace NanoDps.Emulator.Configuration;

/// <summary>One hub.</summary>
/// <param name="Name">
/// The hub's host name, which devices are told and which is in its certificate.
/// </param>
public sealed record HubOptions(string Name)
{
    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>How the hub behaves in TLS.</summary>
    public EndpointProfile Profile { get; init; }
}
