using System.Text;

namespace NanoDps.Cli.Terminal;

/// <summary>
/// Text from a stranger: nothing in it may move a terminal's cursor, or turn the direction of
/// writing.
/// </summary>
internal static class Printable
{
    /// <summary>A text that is one line, or a part of it.</summary>
    public static string Text(string text) => Show(text, _ => false);

    /// <summary>Lines of the program's own, whatever is in them.</summary>
    public static string Lines(string text) => Show(
        text.Replace("\r\n", "\n", StringComparison.Ordinal), one => one is '\n' or '\t');

    private static string Show(string text, Func<char, bool> isLayout)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var one in text)
        {
            // The long form is also one of JSON, which leaves some of them as they are.
            shown.Append(
                !IsHarmful(one) || isLayout(one) ? one.ToString()
                : one < ' ' ? $"\\x{(int)one:x2}"
                : $"\\u{(int)one:x4}");
        }

        return shown.ToString();
    }

    // Control characters (C0, DEL, C1 with its one-character CSI), ends of lines and paragraphs, and
    // Unicode's Bidi_Control (UAX 9).
    private static bool IsHarmful(char one) =>
        char.IsControl(one)
        || one is '\u061c' or '\u200e' or '\u200f'
            or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
