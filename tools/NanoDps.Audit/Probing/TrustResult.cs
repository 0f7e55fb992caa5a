namespace NanoDps.Audit.Probing;

/// <summary>The chain that an endpoint shows.</summary>
public sealed record TrustResult
{
    /// <summary>The certificates as they came, the server's own first.</summary>
    public required IReadOnlyList<ShownCertificate> Chain { get; init; }

    /// <summary>The pinned root in which the chain ends; null when it does not.</summary>
    public string? Root { get; init; }

    /// <summary>Why it does not end there.</summary>
    public string? RootFault { get; init; }

    /// <summary>The name in the certificate that matches; null when none does.</summary>
    public string? HostName { get; init; }

    /// <summary>Why none does.</summary>
    public string? HostNameFault { get; init; }

    /// <summary>How the key exchange was signed by the certificate's key; null when it was not.</summary>
    public string? KeyProof { get; init; }

    /// <summary>Why there is no proof.</summary>
    public string? KeyProofFault { get; init; }
}
