using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoDps.Faults;

/// <summary>A line of a device's log.</summary>
/// <param name="Uptime">Time since the start, in ms.</param>
/// <param name="Level">I for information, W for a warning, E for an error.</param>
/// <param name="Code">The kind of line: the row log:CODE of the table.</param>
/// <param name="Phase">boot, network, clock, dps, hub or shell.</param>
/// <param name="Text">The rest, with key=value fields.</param>
/// <param name="Checksum">What its checksum says.</param>
// 12345 I 402 dps     connected ms=2210 *1F3A
public sealed partial record LogLine(
    long Uptime, char Level, int Code, string Phase, string Text, ChecksumState Checksum)
{
    private const int ShellWarning = 650;

    /// <summary>The fault that the line names; 0 for none.</summary>
    public int Fault => FaultMatch() is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>The fault's name as the line has it; null for none.</summary>
    public string? FaultName => FaultMatch() is { Success: true } match
        ? match.Groups[2].Value : null;

    /// <summary>
    /// Whether the shell says that the device has no configuration to start with.
    /// </summary>
    // 412 W 650 shell   not configured: id-scope is missing; type config set <name> <value>
    public bool IsNotConfigured =>
        Code == ShellWarning && Text.StartsWith("not configured: ", StringComparison.Ordinal);

    /// <summary>The value of a field; null when the line has none of that name.</summary>
    public string? Field(string name) => LineFields.Find(Text, name);

    /// <summary>The value of a field that is a whole number; null when it has none.</summary>
    public long? Number(string name) => Field(name) is { } value
        && long.TryParse(
            value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>Reads a line; null when it is none.</summary>
    /// <param name="line">Without line end.</param>
    public static LogLine? Parse(string line)
    {
        var checksum = LineChecksum.Take(line, out var text);
        var match = Head().Match(text);
        return match.Success
            && long.TryParse(
                match.Groups[1].ValueSpan,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var uptime)
            ? new LogLine(
                uptime,
                match.Groups[2].ValueSpan[0],
                int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture),
                match.Groups[4].Value,
                match.Groups[5].Value.TrimEnd(),
                checksum)
            : null;
    }

    private Match FaultMatch() => FaultPattern().Match(Text);

    [GeneratedRegex("^([0-9]{1,19}) ([IWE]) ([1-9][0-9]{2}) "
        + "(boot|network|clock|dps|hub|shell) +(.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Head();

    // "602!unauthorized: check key", or "… fault=602 unauthorized do=check key"; not in what a
    // service wrote.
    [GeneratedRegex("(?:^|(?<!message=.*)fault=)([1-9][0-9]{2})[ !]([a-z]+(?:-[a-z]+)*)(?=[ :]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex FaultPattern();
}
