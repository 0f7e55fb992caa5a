using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// Says what lines are. Knows from the first good checksum on that this device has them: a line
/// without one was cut off then.
/// </summary>
public sealed partial class LineReader
{
    private const int LongestUptime = 19;

    private bool _hasChecksums;

    /// <summary>
    /// What a line is: mostly one, but a line end that got lost makes one of two, and terminals
    /// write things of their own before it.
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

        return WithoutChecksum(text, line);
    }

    private static bool IsPiece(string text) => Head().IsMatch(text) || Checksum().IsMatch(text);

    /// <summary>
    /// All whole lines in a text, by their checksums, and the pieces between them.
    /// </summary>
    private static List<SeenLine> WithChecksum(string text)
    {
        var found = new List<SeenLine>();
        var from = 0;
        foreach (Match end in Checksum().Matches(text))
        {
            var stop = end.Index + end.Length;
            if (Find(text, from, stop, out var start) is { } line)
            {
                Piece(found, text[from..start]);
                found.Add(Whole(text[start..stop], line));
                from = stop;
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
    private static LogLine? Find(string text, int from, int stop, out int start)
    {
        foreach (Match head in Head().Matches(text[..stop], from))
        {
            var last = text.IndexOf(' ', head.Index);
            for (start = Math.Max(head.Index, last - LongestUptime); start < last; start++)
            {
                if (LogLine.Parse(text[start..stop]) is { Checksum: ChecksumState.Good } line)
                {
                    return line;
                }
            }
        }

        start = 0;
        return null;
    }

    private static List<SeenLine> WithoutChecksum(string text, LogLine? line)
    {
        // A line of the shell may quote another one: history does.
        var heads = line?.Phase == "shell" ? [] : Head().Matches(text).Where(head =>
            head.Index > 0 && !char.IsAsciiDigit(text[head.Index - 1])).ToList();
        if (heads is [.., var head] && LogLine.Parse(text[head.Index..]) is { } behind)
        {
            // In front stand a time of the terminal's, or the line that lost its end.
            var found = new List<SeenLine>();
            if (line is not null)
            {
                Piece(found, text[..head.Index]);
            }

            found.Add(Whole(text[head.Index..], behind));
            return found;
        }

        return [line is null ? new SeenLine(text, BootText.KindOf(text)) : Whole(text, line)];
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

    [GeneratedRegex("[0-9]+ [IWE] [1-9][0-9]{2} (?:boot|network|clock|dps|hub|shell) +")]
    private static partial Regex Head();

    [GeneratedRegex(" \\*[0-9A-F]{4}")]
    private static partial Regex Checksum();

    [GeneratedRegex(" \\*[0-9A-F]{4}$")]
    private static partial Regex LastChecksum();
}
