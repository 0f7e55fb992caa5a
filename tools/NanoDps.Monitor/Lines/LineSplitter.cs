using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// Makes lines of bytes from a wire or a file. A line ends in CR, LF or both. What no device writes
/// goes: colours and other sequences of terminals, NULs, control characters. What a device may have
/// written stays for <see cref="LineReader"/>, since the line's checksum is over it; the lines are
/// not for showing.
/// </summary>
public sealed partial class LineSplitter
{
    /// <summary>The longest line, in bytes; a longer one goes on in the next.</summary>
    public const int LongestLine = 4096;

    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    private readonly byte[] _line = new byte[LongestLine];
    private int _length;

    /// <summary>Takes bytes, and gives the lines that they end; empty ones are left out.</summary>
    public IReadOnlyList<string> Feed(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        foreach (var next in bytes)
        {
            if (next is CarriageReturn or LineFeed)
            {
                Take(lines);
            }
            else if (next != 0)
            {
                _line[_length++] = next;
                if (_length == LongestLine)
                {
                    Take(lines);
                }
            }
        }

        return lines;
    }

    /// <summary>Gives the line that has not ended; null when there is none.</summary>
    public string? Flush()
    {
        var lines = new List<string>();
        Take(lines);
        return lines is [var line] ? line : null;
    }

    private void Take(List<string> lines)
    {
        var text = Clean(WireText.Decode(_line.AsSpan(0, _length)));
        _length = 0;
        if (text.Length > 0)
        {
            lines.Add(text);
        }
    }

    private static string Clean(string text) =>
        Control().Replace(TerminalSequence().Replace(text, ""), "").TrimStart('\ufeff').TrimEnd();

    // ECMA-48: CSI with its parameters, OSC up to BEL or ST, and the short ones; torn ones, too.
    [GeneratedRegex("\u001b(?:\\[[0-?]*[ -/]*[@-~]?"
        + "|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_a-z])?")]
    private static partial Regex TerminalSequence();

    // C0 without the tab, and DEL: a device ends the texts of others before these.
    [GeneratedRegex("[\u0000-\u0008\u000b-\u001f\u007f]")]
    private static partial Regex Control();
}
