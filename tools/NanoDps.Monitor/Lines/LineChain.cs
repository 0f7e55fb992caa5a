using System.Globalization;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// A text of the wire that is whole lines of a device and nothing else. Mostly it is one line;
/// where line ends got lost it is several.
/// </summary>
/// <remarks>
/// A service's text inside a line may look like a line, with a right checksum. In a line that came
/// whole, the line's own checksum covers it. In one that came damaged nothing does, so nothing is
/// picked out of a text: it begins with a line and each line ends where the next one begins, up to
/// the end of the text, or none of it counts. The last checksum is then the device's own, and is
/// right for the last line alone. In front may stand what has no line's head in it, such as the
/// time of a terminal or the rest of a line.
/// </remarks>
internal static class LineChain
{
    // 400 characters of a device's own line, at three bytes each, and some.
    private const int LongestLine = 1300;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text, as it came.</param>
    /// <param name="front">What stands before the first line.</param>
    /// <param name="hasWhole">Whether a whole line is in it, though nothing may count.</param>
    /// <returns>Its lines with their checksums; none when it is anything else.</returns>
    public static IReadOnlyList<string> Of(string text, out string front, out bool hasWhole)
    {
        var lines = new List<string>();
        var at = First(text);
        front = at < 0 ? "" : text[..at];
        hasWhole = at >= 0;
        while (at >= 0 && at < text.Length)
        {
            var end = End(text, at);
            if (end < 0)
            {
                return [];
            }

            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }

    /// <summary>
    /// Where the first line begins; -1 for nowhere. Digits of a torn line may stand before its
    /// uptime.
    /// </summary>
    private static int First(string text)
    {
        var end = LineHead.First(text);
        for (var start = end < 0 ? 0 : LineHead.Uptime(text, end); start < end; start++)
        {
            if (End(text, start) >= 0)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>
    /// Where the line ends that begins there; -1 for nowhere. It is the last good end, since the
    /// text of a line may have others.
    /// </summary>
    private static int End(string text, int start)
    {
        var end = -1;
        if (!LineHead.IsAt(text, start))
        {
            return end;
        }

        var checksum = LineChecksum.OfNothing;
        var last = Math.Min(text.Length, start + LongestLine) - LineChecksum.Length;
        for (var at = start; at <= last; at += WireText.Add(text, at, ref checksum))
        {
            if (IsChecksum(text, at, checksum))
            {
                end = at + LineChecksum.Length;
            }
        }

        return end;
    }

    private static bool IsChecksum(string text, int at, ushort checksum) =>
        text[at] == ' ' && text[at + 1] == '*'
        && ushort.TryParse(
            text.AsSpan(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var expected)
        && expected == checksum;
}
