namespace NanoDps.Faults;

/// <summary>Finds the rows that explain a line.</summary>
internal static class LineExplanation
{
    private const int ConfigurationMissing = 101;
    private const int DpsReply = 406;
    private const int ClockBehind = 302;
    private const int FirstTls = 401;
    private const int LastTls = 410;

    public static IReadOnlyList<FaultRow> Of(FaultBook book, LogLine line)
    {
        var rows = new List<FaultRow>();
        Add(rows, book.Find(FaultKind.Log, line.Code));
        Add(rows, book.Find(
            FaultKind.Fault, line.IsNotConfigured ? ConfigurationMissing : line.Fault));
        if (line.Number("code") is { } code)
        {
            rows.AddRange(OfCode(book, line.Fault, code));
        }

        if (line.Field("error") is { } error)
        {
            Add(rows, book.Find(line.Phase == "hub" ? FaultKind.Hub : FaultKind.Dps, error));
        }

        if (line.Code == DpsReply && line.Field("registration") is { } status)
        {
            Add(rows, book.Find(FaultKind.Status, status));
        }

        if (line.Field("substatus") is { } substatus)
        {
            Add(rows, book.Find(FaultKind.Status, substatus));
        }

        return rows;
    }

    /// <summary>The platform's number behind a fault: whose it is depends on the fault.</summary>
    private static IReadOnlyList<FaultRow> OfCode(FaultBook book, int fault, long code)
    {
        FaultKind? kind = fault switch
        {
            201 => FaultKind.Network,
            202 or 203 or 204 or 205 or 206 => FaultKind.Socket,
            >= 501 and <= 505 => FaultKind.Connack,
            ClockBehind or (>= FirstTls and <= LastTls) => FaultKind.Tls,
            _ => null,
        };
        return kind switch
        {
            null => [],
            FaultKind.Tls => book.Decode(code),
            _ => book.Find(kind.Value, code) is { } row ? [row] : [],
        };
    }

    private static void Add(List<FaultRow> rows, FaultRow? row)
    {
        if (row is not null)
        {
            rows.Add(row);
        }
    }
}
