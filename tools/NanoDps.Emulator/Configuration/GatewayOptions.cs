namespace NanoDps.Emulator.Configuration;

/// <summary>A gateway in front of DPS and hubs, as IoT Edge is one for downstream devices.</summary>
/// <param name="Name">The host name that devices connect to and that is in its certificate.</param>
public sealed record GatewayOptions(string Name)
{
    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Whether it has certificates for the names of DPS and hubs as well, for a site whose DNS
    /// leads these to the gateway. IoT Edge has one for its own name only.
    /// </summary>
    public bool StandsIn { get; init; }
}
