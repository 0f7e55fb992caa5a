namespace NanoDps.Cli.Tests;

/// <summary>What a transcript expects of one output.</summary>
internal static class ExpectedLines
{
    /// <summary>Where the lines first differ from the expected ones; null for nowhere.</summary>
    public static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var row = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i] == LinePattern.AnyLines)
            {
                if (i == expected.Count - 1)
                {
                    return null;
                }

                // As few as possible: up to the first line that the next one fits.
                var next = LinePattern.Of(expected[i + 1]);
                while (row < actual.Count && !next.IsMatch(actual[row]))
                {
                    row++;
                }
            }
            else if (row < actual.Count && LinePattern.Of(expected[i]).IsMatch(actual[row]))
            {
                row++;
            }
            else
            {
                return $"expected: {expected[i]}\ngot:      {Row(actual, row)}";
            }
        }

        return row < actual.Count ? $"expected: no more\ngot:      {actual[row]}" : null;
    }

    private static string Row(IReadOnlyList<string> lines, int row) =>
        row < lines.Count ? lines[row] : "no more";
}
