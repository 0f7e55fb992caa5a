using System.Globalization;
using System.Text;

namespace NanoDps.Audit.Capture;

/// <summary>
/// Bytes written as hex: bare, with spaces, colons, commas, 0x or \x, as an array of C, or as a dump
/// with offsets and a column of characters (xxd, hexdump -C, Wireshark, od). A line that begins with
/// # is a comment.
/// </summary>
internal static class HexText
{
    /// <summary>The bytes, or null when the text is no hex.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> input)
    {
        if (Text(input) is not { } text)
        {
            return null;
        }

        var lines = text.Split('\n')
            .Select(line => line.TrimEnd())
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .ToList();
        return lines.Count == 0 ? null : HexDump.Decode(lines) ?? Plain(string.Join(' ', lines));
    }

    /// <summary>The text, when it is one: UTF-8 and UTF-16 with their marks, or ASCII.</summary>
    private static string? Text(ReadOnlySpan<byte> input)
    {
        var text = input switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(input[3..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(input[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(input[2..]),
            _ => Encoding.Latin1.GetString(input),
        };

        // Comments and columns may have any character, but not control characters.
        return text.Any(one => char.IsControl(one) && one is not ('\r' or '\n' or '\t'))
            ? null
            : text;
    }

    private static byte[]? Plain(string text)
    {
        var digits = new StringBuilder(text.Length);
        var pending = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            if (one is '0' or '\\' && pending % 2 == 0
                && i + 1 < text.Length && text[i + 1] is 'x' or 'X')
            {
                i++;
                continue;
            }

            if (char.IsAsciiHexDigit(one))
            {
                digits.Append(one);
                pending++;
                continue;
            }

            // Half a byte before a separator is no byte: this text means something else.
            if (pending % 2 != 0 || !IsSeparator(one))
            {
                return null;
            }
        }

        return digits.Length > 0 && digits.Length % 2 == 0
            ? Convert.FromHexString(digits.ToString())
            : null;
    }

    private static bool IsSeparator(char one) =>
        char.IsWhiteSpace(one)
        || one is ':' or ',' or ';' or '-' or '{' or '}' or '"' or '\'';
}
