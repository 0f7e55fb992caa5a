namespace NanoDps.Audit.Probing;

/// <summary>What an endpoint accepts and shows.</summary>
public sealed record EndpointResult
{
    /// <summary>What was asked for.</summary>
    public required ProbeTarget Target { get; init; }

    /// <summary>Address and port that answered.</summary>
    public required string Address { get; init; }

    /// <summary>Every version from SSL 3.0 to TLS 1.3.</summary>
    public required IReadOnlyList<VersionResult> Versions { get; init; }

    /// <summary>The suites accepted in TLS 1.2, in the server's order within each portion.</summary>
    public required IReadOnlyList<ushort> Suites { get; init; }

    /// <summary>How a hello of TLS 1.2 with none of them is refused; null when nothing is.</summary>
    public required string? OtherSuitesRefusal { get; init; }

    /// <summary>The groups accepted in TLS 1.2.</summary>
    public required IReadOnlyList<ushort> Groups { get; init; }

    /// <summary>Whether a certificate is asked for in the first handshake.</summary>
    public required bool AsksForCertificate { get; init; }

    /// <summary>The chain, and whether it can be trusted.</summary>
    public required TrustResult Trust { get; init; }

    /// <summary>How many connections it took.</summary>
    public required int Connections { get; init; }
}
