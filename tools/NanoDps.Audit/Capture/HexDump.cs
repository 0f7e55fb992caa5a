using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoDps.Audit.Capture;

/// <summary>
/// A dump: lines of an offset, bytes and perhaps a column of characters. The offsets tell how many
/// bytes a line has, since characters can look like bytes.
/// </summary>
internal static partial class HexDump
{
    private const int LongestLine = 64;

    /// <summary>The bytes, or null when the lines are no dump.</summary>
    public static byte[]? Decode(IReadOnlyList<string> lines)
    {
        var bytes = new List<byte>();
        var width = LongestLine;
        for (var i = 0; i < lines.Count; i++)
        {
            var match = Line().Match(lines[i]);
            if (!match.Success || Offset(match) != bytes.Count)
            {
                return null;
            }

            var isLast = i == lines.Count - 1;
            var count = isLast ? width : (Offset(Line().Match(lines[i + 1])) ?? -1) - bytes.Count;
            if (count is < 0 or > LongestLine)
            {
                return null;
            }

            var taken = Take(match.Groups["rest"].Value, count);
            if (!isLast && taken.Count != count)
            {
                return null;
            }

            bytes.AddRange(taken);
            width = Math.Max(taken.Count, 1);
        }

        return [.. bytes];
    }

    /// <summary>
    /// At most so many bytes: pairs of digits, in groups, until a wide gap or something else.
    /// </summary>
    private static List<byte> Take(string rest, int count)
    {
        var taken = new List<byte>();
        for (var i = 0; i < rest.Length && taken.Count < count;)
        {
            if (rest[i] == ' ')
            {
                var gap = rest.AsSpan(i).IndexOfAnyExcept(' ');
                if (gap is < 0 or > 2)
                {
                    break;
                }

                i += gap;
            }
            else if (i + 1 < rest.Length && byte.TryParse(
                rest.AsSpan(i, 2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var pair))
            {
                taken.Add(pair);
                i += 2;
            }
            else
            {
                break;
            }
        }

        return taken;
    }

    private static int? Offset(Match match) =>
        match.Success
            && int.TryParse(
                match.Groups["offset"].ValueSpan, NumberStyles.HexNumber,
                CultureInfo.InvariantCulture, out var offset)
            ? offset
            : null;

    // "00000010: 1603 0100 ..", "0010  16 03 ..", "0010   16 03 .."; a line may be an offset alone,
    // as the last one of hexdump -C is.
    [GeneratedRegex(
        "^\\s*(?<offset>[0-9A-Fa-f]{4,8})(?:[:\\s]\\s*(?<rest>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
