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
    public static DpsAnswer Drop { get; } = new() { DropsConnection = true };

    /// <summary>The status in the topic; 0 when nothing is sent.</summary>
    public int Status { get; private init; }

    /// <summary>
    /// What stands after the ? of the topic; null for $rid= with the rid of the request, and
    /// retry-after where one is set.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>The retry-after in seconds; null to leave it out.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The payload.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Whether the connection is cut.</summary>
    public bool DropsConnection { get; private init; }

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

    /// <summary>The topic of the message that answers a request.</summary>
    internal string TopicFor(string rid)
    {
        var retryAfter = RetryAfterSeconds is { } seconds
            ? "&retry-after=" + seconds.ToString(CultureInfo.InvariantCulture)
            : "";
        return DpsTopic.Response(Status, Query ?? $"$rid={rid}{retryAfter}");
    }
}
