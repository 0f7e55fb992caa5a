using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// Says what lines are. Knows from the first good checksum on that this device has them: a line
/// without one was cut off then.
/// </summary>
public sealed partial class LineReader
{
    private const int LongestUptime = 19;

    // 400 characters of a device's own line, at three bytes each, and some.
    private const int LongestLine = 1300;

    // Heads and checksums of somebody who wants to keep this program busy are not all tried.
    private const int MostTries = 40;

    private bool _hasChecksums;

    /// <summary>
    /// What a line is: mostly one, but a line end that got lost makes one of two, which their
    /// checksums tell apart, and terminals write things of their own before it.
    /// </summary>
    public IReadOnlyList<SeenLine> Read(string text)
    {
        var line = LogLine.Parse(text);
        if (line?.Checksum == ChecksumState.Good)
        {
            _hasChecksums = true;
            return [Whole(text, line)];
        }

        var found = WithChecksum(text);
        if (found.Count > 0)
        {
            _hasChecksums = true;
            return found;
        }

        if (_hasChecksums || LastChecksum().IsMatch(text))
        {
            return [new SeenLine(text, IsPiece(text) ? SeenKind.Damaged : BootText.KindOf(text))];
        }

        return [WithoutChecksum(text, line)];
    }

    private static bool IsPiece(string text) => Head().IsMatch(text) || Checksum().IsMatch(text);

    /// <summary>
    /// All whole lines in a text, by their checksums, and the pieces between them.
    /// </summary>
    private static List<SeenLine> WithChecksum(string text)
    {
        var found = new List<SeenLine>();
        var heads = Heads(text);
        var from = 0;
        var tries = MostTries;
        foreach (Match end in Checksum().Matches(text))
        {
            var stop = end.Index + end.Length;
            if (Find(text, heads, from, stop, ref tries, out var start) is { } line)
            {
                Piece(found, text[from..start]);
                found.Add(Whole(text[start..stop], line));
                from = stop;
                tries = MostTries;
            }
        }

        if (found.Count > 0)
        {
            Piece(found, text[from..]);
        }

        return found;
    }

    /// <summary>
    /// The line that ends there. Digits of a torn line may stand before its uptime.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="heads">Where the uptimes of the text end.</param>
    /// <param name="from">Where the line may begin.</param>
    /// <param name="stop">Where it ends.</param>
    /// <param name="tries">How many starts may still be tried in vain.</param>
    /// <param name="start">Where it begins.</param>
    private static LogLine? Find(
        string text, List<int> heads, int from, int stop, ref int tries, out int start)
    {
        var first = Math.Max(from, stop - LongestLine);
        var next = heads.BinarySearch(first);
        for (next = next < 0 ? ~next : next; next < heads.Count && heads[next] < stop; next++)
        {
            for (start = Uptime(text, first, heads[next]); start < heads[next]; start++)
            {
                if (tries == 0)
                {
                    return null;
                }

                if (LogLine.Parse(text[start..stop]) is { Checksum: ChecksumState.Good } line)
                {
                    return line;
                }

                tries--;
            }
        }

        start = 0;
        return null;
    }

    private static List<int> Heads(string text) =>
        [.. Head().Matches(text).Select(head => head.Index)];

    /// <summary>Where the digits begin that end there.</summary>
    private static int Uptime(string text, int from, int end)
    {
        var start = end;
        while (start > Math.Max(from, end - LongestUptime) && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static SeenLine WithoutChecksum(string text, LogLine? line)
    {
        // Whatever a line says behind its own head is its text: what a service wrote may look like
        // a line, and history of the shell quotes some.
        if (line is not null)
        {
            return Whole(text, line);
        }

        // In front stand a time of the terminal's, or the rest of a line.
        foreach (var end in Heads(text).Take(MostTries))
        {
            var own = text[Uptime(text, 0, end)..];
            if (LogLine.Parse(own) is { } behind)
            {
                return Whole(own, behind);
            }
        }

        return new SeenLine(text, BootText.KindOf(text));
    }

    private static SeenLine Whole(string text, LogLine line)
    {
        LineChecksum.Take(text, out var plain);
        return new SeenLine(plain, SeenKind.Log, line);
    }

    private static void Piece(List<SeenLine> found, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            found.Add(new SeenLine(text.Trim(), SeenKind.Damaged));
        }
    }

    // It begins at the blank behind the uptime, so that a flood of digits is looked at once.
    [GeneratedRegex("(?<=[0-9]) [IWE] [1-9][0-9]{2} (?:boot|network|clock|dps|hub|shell) ")]
    private static partial Regex Head();

    [GeneratedRegex(" \\*[0-9A-F]{4}")]
    private static partial Regex Checksum();

    [GeneratedRegex(" \\*[0-9A-F]{4}$")]
    private static partial Regex LastChecksum();
}
