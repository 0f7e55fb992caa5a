namespace NanoDps.Audit.Probing;

/// <summary>A server's answer to one hello.</summary>
internal sealed record ProbeAnswer
{
    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The alert's number.</summary>
    public byte? Alert { get; init; }

    /// <summary>What is wrong with a malformed answer.</summary>
    public string? Fault { get; init; }

    /// <summary>The version that the server chose.</summary>
    public ushort Version { get; init; }

    /// <summary>The suite that the server chose.</summary>
    public ushort Suite { get; init; }

    public byte[] ServerRandom { get; init; } = [];

    /// <summary>The certificates as they came, the server's own first.</summary>
    public IReadOnlyList<byte[]> Certificates { get; init; } = [];

    public ServerKeyExchange? KeyExchange { get; init; }

    public bool AsksForCertificate { get; init; }

    /// <summary>How it answered, in words.</summary>
    public string Text => Outcome switch
    {
        ProbeOutcome.Accepted => "accepted",
        ProbeOutcome.Alert => $"refused with alert {AlertNames.Text(Alert ?? 0)}",
        ProbeOutcome.Closed => "refused: connection closed",
        ProbeOutcome.Silent => "no answer",
        _ => "malformed answer: " + Fault,
    };
}
