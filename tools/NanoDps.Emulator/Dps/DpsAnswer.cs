using System.Globalization;
using System.Text;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// What DPS does about a request: it answers, keeps silent, or drops the connection.
/// </summary>
public sealed record DpsAnswer
{
    private DpsAnswer()
    {
    }

    /// <summary>No answer at all.</summary>
    public static DpsAnswer Silence { get; } = new();

    /// <summary>No answer; the connection is cut as a lost network would.</summary>
    public static DpsAnswer Drop { get; } = new() { Fate = ConnectionFate.Cut };

    /// <summary>No answer; the connection is closed in good order.</summary>
    public static DpsAnswer Close { get; } = new() { Fate = ConnectionFate.Closed };

    /// <summary>No answer now or ever; the connection stays open.</summary>
    public static DpsAnswer Stall { get; } = new() { Fate = ConnectionFate.Stalled };

    /// <summary>The status in the topic; 0 when nothing is sent.</summary>
    public int Status { get; private init; }

    /// <summary>
    /// What stands after the ? of the topic; null for $rid= with the rid of the request, and
    /// retry-after where one is set.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>The retry-after in seconds; null to leave it out.</summary>
    public int? RetryAfterSeconds
    {
        get => int.TryParse(
            RetryAfter, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
        init => RetryAfter = value?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The retry-after as it is written, a number or not; null to leave it out.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How its name is spelled; null for what is usual on the transport.</summary>
    public string? RetryAfterName { get; init; }

    /// <summary>The rid of the answer; null for that of the request.</summary>
    public string? Rid { get; init; }

    /// <summary>Whether the topic has a $rid.</summary>
    public bool HasRid { get; init; } = true;

    /// <summary>How long it is held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How often it is sent.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How far it goes over HTTPS; over MQTT any stop leaves it out.</summary>
    public AnswerStop Stop { get; init; }

    /// <summary>How long after the answer the connection is cut; null for never.</summary>
    public TimeSpan? CutAfter { get; init; }

    /// <summary>
    /// The length that a header announces, where it is not that of the body; null for that.
    /// </summary>
    public int? AnnouncedLength { get; init; }

    /// <summary>The payload.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>What becomes of the connection when no answer is sent.</summary>
    public ConnectionFate Fate { get; private init; }

    /// <summary>Whether a message is sent.</summary>
    public bool IsSent => Status != 0;

    /// <summary>An answer with a text for a body, which need not be JSON.</summary>
    /// <param name="status">The status in the topic; not 0.</param>
    /// <param name="body">The body.</param>
    /// <param name="retryAfterSeconds">The retry-after in seconds; null to leave it out.</param>
    public static DpsAnswer Reply(int status, string body, int? retryAfterSeconds = null) =>
        Reply(status, Encoding.UTF8.GetBytes(body), retryAfterSeconds);

    /// <summary>An answer with any bytes for a body.</summary>
    /// <param name="status">The status in the topic; not 0.</param>
    /// <param name="body">The body.</param>
    /// <param name="retryAfterSeconds">The retry-after in seconds; null to leave it out.</param>
    public static DpsAnswer Reply(
        int status, ReadOnlyMemory<byte> body, int? retryAfterSeconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(status);
        return new DpsAnswer
        {
            Status = status,
            Body = body,
            RetryAfterSeconds = retryAfterSeconds,
        };
    }

    /// <summary>The same answer with another body.</summary>
    internal DpsAnswer WithBody(string body) => WithBody(Encoding.UTF8.GetBytes(body));

    /// <summary>The same answer with another body.</summary>
    internal DpsAnswer WithBody(ReadOnlyMemory<byte> body) => this with { Body = body };

    /// <summary>The topic of the message that answers a request.</summary>
    internal string TopicFor(string rid)
    {
        if (Query is not null)
        {
            return DpsTopic.Response(Status, Query);
        }

        string[] parameters =
        [
            .. HasRid ? [$"$rid={Rid ?? rid}"] : Array.Empty<string>(),
            .. RetryAfter is null
                ? Array.Empty<string>()
                : [$"{RetryAfterName ?? "retry-after"}={RetryAfter}"],
        ];
        return DpsTopic.Response(Status, string.Join('&', parameters));
    }
}
