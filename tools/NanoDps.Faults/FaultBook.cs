namespace NanoDps.Faults;

/// <summary>The one table of faults, codes and log events. Immutable; for any thread.</summary>
public sealed class FaultBook
{
    private const int SixDigits = 100_000;

    private readonly List<FaultRow> _rows;

    private FaultBook(List<FaultRow> rows) => _rows = rows;

    /// <summary>All rows, in the table's order.</summary>
    public IReadOnlyList<FaultRow> Rows => _rows;

    /// <summary>The table that this library was built with.</summary>
    public static FaultBook Load()
    {
        using var stream = typeof(FaultBook).Assembly.GetManifestResourceStream("faults.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">
    /// A line is wrong; the message says where and how.
    /// </exception>
    public static FaultBook Parse(TextReader reader) => new(FaultTableReader.Read(reader));

    /// <summary>The row of a code that is a number; null when the table has none.</summary>
    /// <remarks>A six-digit code of DPS or a hub that has no row has that of its class.</remarks>
    public FaultRow? Find(FaultKind kind, long code)
    {
        var row = _rows.Find(row => row.Kind == kind && row.Number == code);
        return row is null && kind is FaultKind.Dps or FaultKind.Hub && code >= SixDigits
            ? Find(kind, code / 1000) : row;
    }

    /// <summary>The row of a code as it is written: a number or a word.</summary>
    public FaultRow? Find(FaultKind kind, string code) => FaultCode.Number(code) is { } number
        ? Find(kind, number)
        : _rows.Find(row => row.Kind == kind && row.Code == code);

    /// <summary>
    /// The rows of a number that TLS gave: the code, or the row of each verify flag.
    /// </summary>
    /// <param name="code">mbedTLS's code when negative, the set of verify flags otherwise.</param>
    public IReadOnlyList<FaultRow> Decode(long code)
    {
        if (code < 0)
        {
            return Find(FaultKind.Tls, code) is { } row ? [row] : [];
        }

        return [.. _rows.Where(
            row => row.Kind == FaultKind.X509 && (row.Number!.Value & code) != 0)];
    }

    /// <summary>
    /// What a line of the log means, from the general to the special: the kind of line, the fault
    /// in it, the platform's code, the service's error code.
    /// </summary>
    public IReadOnlyList<FaultRow> Explain(LogLine line) => LineExplanation.Of(this, line);

    /// <summary>
    /// All rows that a text from anywhere may stand for: a number, a word, a name, or a key such as
    /// tls:-0x7780. When a number is no code, it is taken for a set of verify flags.
    /// </summary>
    public IReadOnlyList<FaultRow> Search(string text)
    {
        if (text.Split(':', 2) is [var word, var code] && FaultCode.Kind(word) is { } kind)
        {
            return kind == FaultKind.X509 && FaultCode.Number(code) is { } set
                ? Decode(set)
                : Find(kind, code) is { } exact ? [exact] : [];
        }

        if (FaultCode.Number(text) is not { } number)
        {
            return [.. _rows.Where(row =>
                string.Equals(row.Code, text, StringComparison.OrdinalIgnoreCase)
                || string.Equals(row.Name, text, StringComparison.OrdinalIgnoreCase))];
        }

        // A reset's number alone means nothing to anybody.
        List<FaultRow> found = [.. Enum.GetValues<FaultKind>()
            .Where(one => one != FaultKind.Reset)
            .Select(one => Find(one, number)).OfType<FaultRow>()];
        return found.Count > 0 ? found : Decode(number);
    }
}
