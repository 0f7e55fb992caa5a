using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>
/// Says what lines are. Knows from the first good checksum on that this device has them: a line
/// without one was cut off then.
/// </summary>
public sealed partial class LineReader
{
    // Heads of somebody who wants to keep this program busy are not all tried.
    private const int MostTries = 40;

    private bool _hasChecksums;

    /// <summary>
    /// What a line is: mostly one, but a line end that got lost makes one of two, and terminals
    /// write things of their own before it.
    /// </summary>
    /// <param name="wire">A line as <see cref="LineSplitter"/> gives it.</param>
    public IReadOnlyList<SeenLine> Read(string wire)
    {
        var lines = LineChain.Of(wire, out var front, out var hasWhole);
        if (lines.Count > 0)
        {
            _hasChecksums = true;
            return [.. Front(WireText.Shown(front)), .. lines.Select(WithChecksum)];
        }

        var text = WireText.Shown(wire);
        if (_hasChecksums || hasWhole || LastChecksum().IsMatch(text))
        {
            return [new SeenLine(text, IsPiece(text) ? SeenKind.Damaged : BootText.KindOf(text))];
        }

        return [WithoutChecksum(text)];
    }

    private static bool IsPiece(string text) =>
        LineHead.First(text) >= 0 || Checksum().IsMatch(text);

    /// <summary>A terminal's time is left out; anything else is the rest of a line, or noise.</summary>
    private static IEnumerable<SeenLine> Front(string text) =>
        string.IsNullOrWhiteSpace(text) || TerminalTime().IsMatch(text)
            ? [] : [new SeenLine(text.Trim(), SeenKind.Damaged)];

    private static SeenLine WithChecksum(string wire)
    {
        // What may not be shown is out of the text now, and the checksum is that of the bytes.
        var text = WireText.Shown(wire);
        return LogLine.Parse(text) is { } line
            ? Whole(text, line with { Checksum = ChecksumState.Good })
            : new SeenLine(text, SeenKind.Damaged);
    }

    private static SeenLine WithoutChecksum(string text)
    {
        // Whatever a line says behind its own head is its text: what a service wrote may look like
        // a line, and history of the shell quotes some.
        if (LogLine.Parse(text) is { } line)
        {
            return Whole(text, line);
        }

        // Of a line with a checksum the rest proves nothing.
        if (LineHead.First(text) >= 0 && Checksum().IsMatch(text))
        {
            return new SeenLine(text, SeenKind.Damaged);
        }

        // In front stand a time of the terminal's, or the rest of a line.
        foreach (var end in LineHead.All(text).Take(MostTries))
        {
            var own = text[LineHead.Uptime(text, end)..];
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

    [GeneratedRegex(" \\*[0-9A-F]{4}")]
    private static partial Regex Checksum();

    [GeneratedRegex(" \\*[0-9A-F]{4}$")]
    private static partial Regex LastChecksum();

    // [02:45:12.345], 2026-11-25T02:45:12Z, Nov 25 02:45:12 ->
    [GeneratedRegex("^.{0,30}[0-9]{1,2}:[0-9]{2}.{0,30}[^0-9A-Za-z]$")]
    private static partial Regex TerminalTime();
}
