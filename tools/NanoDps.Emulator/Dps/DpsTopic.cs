namespace NanoDps.Emulator.Dps;

/// <summary>
/// A request's topic:
/// $dps/registrations/PUT/iotdps-register/?$rid=1
/// $dps/registrations/GET/iotdps-get-operationstatus/?$rid=2&amp;operationId=5.1a2b…
/// </summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Rid">The request id as it came, still encoded; empty when there is none.</param>
/// <param name="OperationId">The operation id, decoded; null when there is none.</param>
internal sealed record DpsTopic(DpsRequestKind Kind, string Rid, string? OperationId)
{
    /// <summary>The filter that devices subscribe to, and the only one there is.</summary>
    public const string ResponseFilter = "$dps/registrations/res/#";

    private const string Register = "$dps/registrations/PUT/iotdps-register/?";
    private const string Poll = "$dps/registrations/GET/iotdps-get-operationstatus/?";

    /// <summary>
    /// Parses a topic, or returns null when it is no request. The service was seen to answer
    /// "?rid=1" with "?$rid=": a request without $rid is one with an empty rid.
    /// </summary>
    public static DpsTopic? Parse(string topic)
    {
        if (topic.StartsWith(Register, StringComparison.Ordinal))
        {
            return new DpsTopic(
                DpsRequestKind.Register, Value(topic[Register.Length..], "$rid") ?? "", null);
        }

        if (!topic.StartsWith(Poll, StringComparison.Ordinal))
        {
            return null;
        }

        var query = topic[Poll.Length..];
        var operation = Value(query, "operationId");
        return new DpsTopic(
            DpsRequestKind.Poll,
            Value(query, "$rid") ?? "",
            operation is null ? null : Uri.UnescapeDataString(operation));
    }

    /// <summary>The topic of an answer.</summary>
    public static string Response(int status, string query) =>
        $"$dps/registrations/res/{status}/?{query}";

    private static string? Value(string query, string name)
    {
        foreach (var parameter in query.Split('&'))
        {
            if (parameter.StartsWith(name + "=", StringComparison.Ordinal))
            {
                return parameter[(name.Length + 1)..];
            }
        }

        return null;
    }
}
