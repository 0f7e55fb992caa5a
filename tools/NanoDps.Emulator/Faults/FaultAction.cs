using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Dps;

namespace NanoDps.Emulator.Faults;

/// <summary>What is done at one point, with all its parameters.</summary>
/// <param name="Kind">What is done.</param>
public sealed record FaultAction(FaultActionKind Kind)
{
    /// <summary>
    /// The status of an answer, 0 for that of the server's own; or the code of a CONNACK that
    /// refuses.
    /// </summary>
    public int Code { get; init; }

    /// <summary>The status of a state, or the hub of an assignment.</summary>
    public string Word { get; init; } = "";

    /// <summary>How the server behaves in the handshake.</summary>
    public EndpointProfile Profile { get; init; }

    /// <summary>The errorCode in the body; null for one that fits the status.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The message in the body; null for one that names the script.</summary>
    public string? Message { get; init; }

    /// <summary>What the body is.</summary>
    public FaultBody Body { get; init; }

    /// <summary>The body as the script writes it.</summary>
    public string Text { get; init; } = "";

    /// <summary>How large a large body is, in bytes.</summary>
    public int Bytes { get; init; } = 131_072;

    /// <summary>The retry-after; null for the one that the answer has by itself.</summary>
    public RetryAfter? RetryAfter { get; init; }

    /// <summary>How much later it happens.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How often the answer is sent; at least 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The request id of the answer.</summary>
    public FaultRid Rid { get; init; }

    /// <summary>How far an answer over HTTPS goes before it stalls.</summary>
    public AnswerStop Stop { get; init; }

    /// <summary>
    /// How long after the answer the connection is reset; null to leave it as it is.
    /// </summary>
    public TimeSpan? CutAfter { get; init; }

    /// <summary>A connectionProfile to add to the registration state; null for none.</summary>
    public string? ConnectionProfile { get; init; }
}
