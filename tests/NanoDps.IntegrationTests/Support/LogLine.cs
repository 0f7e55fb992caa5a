using System.Globalization;
using System.Text.RegularExpressions;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests.Support;

/// <summary>One line of a device's log, taken apart.</summary>
/// <param name="Level">I, W or E.</param>
/// <param name="Code">What kind of line it is.</param>
/// <param name="Text">What stands behind the phase.</param>
/// <param name="Whole">The line as it came.</param>
internal sealed partial record LogLine(char Level, LogCode Code, string Text, string Whole)
{
    // 12345 I 402 dps     connected ms=2210
    public static LogLine Parse(string line)
    {
        var match = Form().Match(line);
        return match.Success
            ? new LogLine(
                match.Groups[1].Value[0],
                (LogCode)int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
                match.Groups[3].Value,
                line)
            : throw new FormatException(
                $"expected uptime, level, code, phase and text, got \"{line}\"");
    }

    /// <summary>The number behind "name=" in the text.</summary>
    public int Number(string name)
    {
        var match = Regex.Match(Text, @"(?:^|\s)" + Regex.Escape(name) + @"=(-?\d+)");
        Assert.IsTrue(match.Success, $"expected a number behind {name}=, got \"{Text}\"");
        return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d+ ([IWE]) (\d{3}) (?:boot|network|clock|dps|hub) {1,7}(\S.*)$")]
    private static partial Regex Form();
}
