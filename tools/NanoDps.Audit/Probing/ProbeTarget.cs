namespace NanoDps.Audit.Probing;

/// <summary>An endpoint to ask.</summary>
public sealed record ProbeTarget
{
    /// <summary>The port of MQTT over TLS.</summary>
    public const int DefaultPort = 8883;

    /// <summary>Host name or address to connect to.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The name to ask for and to find in the certificate; the host when null.</summary>
    public string? ServerName { get; init; }

    /// <summary>How long a connection may take to come about, and again to bring an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The name that counts.</summary>
    public string Name => ServerName ?? Host;
}
