namespace NanoDps.Monitor.Diagnosing;

/// <summary>A fault, and what led to it.</summary>
/// <param name="Line">The line that names it.</param>
/// <param name="Before">The lines of the log before it, in order.</param>
public sealed record FaultScene(LogLine Line, IReadOnlyList<LogLine> Before)
{
    private const int DpsError = 451;
    private const int Near = 3;

    /// <summary>The number of the fault.</summary>
    public int Fault => Story.FaultOf(Line);

    /// <summary>
    /// The rows that explain it, from the fault to the service's error code, which stands in a line
    /// of its own just before.
    /// </summary>
    public IReadOnlyList<FaultRow> Explain(FaultBook book)
    {
        List<FaultRow> rows = [.. book.Explain(Line)];
        if (!rows.Exists(row => row.Kind == FaultKind.Fault)
            && book.Find(FaultKind.Fault, Fault) is { } fault)
        {
            rows.Add(fault);
        }

        rows.RemoveAll(row => row.Kind == FaultKind.Log);
        if (Line.Phase == "dps"
            && Before.TakeLast(Near).LastOrDefault(line => line.Code == DpsError) is { } error)
        {
            rows.AddRange(book.Explain(error).Where(row => row.Kind == FaultKind.Dps));
        }

        return rows;
    }
}
