namespace NanoDps.Faults;

/// <summary>Reads faults.tsv: a line a row, tabs between columns, # for comments.</summary>
internal static class FaultTableReader
{
    private const string Header = "key\tname\tretry\twhose\tshort\tsentence\tadvice\tsource";

    private static readonly string[] Owners =
        ["configuration", "network", "clock", "server", "identity", "service", "device"];

    /// <exception cref="FormatException">
    /// A line is wrong; the message says where and how.
    /// </exception>
    public static List<FaultRow> Read(TextReader reader)
    {
        var rows = new List<FaultRow>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var hasHeader = false;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!hasHeader)
            {
                hasHeader = line == Header
                    ? true : throw Wrong(number, $"the header \"{Header}\"", line);
                continue;
            }

            var row = Row(line, number);
            rows.Add(keys.Add(row.Key) ? row : throw Wrong(number, "each key once", row.Key));
        }

        return rows;
    }

    private static FaultRow Row(string line, int number)
    {
        var columns = line.Split('\t');
        if (columns.Length != 8 || columns.Any(column => column.Length == 0))
        {
            throw Wrong(number, "8 columns, - for an empty one", line);
        }

        var key = columns[0].Split(':', 2);
        if (key.Length != 2 || FaultCode.Kind(key[0]) is not { } kind)
        {
            throw Wrong(number, "a key of kind:code", columns[0]);
        }

        return new FaultRow(
            kind,
            key[1],
            columns[1],
            Retry(columns[2], number),
            Owner(columns[3], number),
            Text(columns[4]),
            columns[5],
            Text(columns[6]),
            columns[7]);
    }

    private static Retrying Retry(string word, int number) => word switch
    {
        "-" => Retrying.None,
        "retry" => Retrying.Soon,
        "wait" => Retrying.AfterAPause,
        _ => throw Wrong(number, "retry, wait or -", word),
    };

    private static string? Owner(string word, int number) =>
        word == "-" ? null
        : Owners.Contains(word) ? word
        : throw Wrong(number, "one of " + string.Join(", ", Owners), word);

    private static string? Text(string column) => column == "-" ? null : column;

    private static FormatException Wrong(int line, string expected, string got) =>
        new($"faults.tsv:{line}: expected {expected}, got \"{got}\"");
}
