using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>What a line of a device begins with: uptime, level, code and phase.</summary>
internal static partial class LineHead
{
    // A number of 18 digits always fits into 64 bits.
    private const int LongestUptime = 18;

    /// <summary>Where the first uptime of a text ends; -1 for nowhere.</summary>
    public static int First(string text) =>
        BehindUptime().Match(text) is { Success: true } head ? head.Index : -1;

    /// <summary>Where the uptimes of a text end.</summary>
    public static IEnumerable<int> All(string text) =>
        BehindUptime().Matches(text).Select(head => head.Index);

    /// <summary>Whether a line begins there.</summary>
    public static bool IsAt(string text, int start) => Whole().IsMatch(text, start);

    /// <summary>Where the digits begin that end there.</summary>
    public static int Uptime(string text, int end)
    {
        var start = end;
        while (start > Math.Max(0, end - LongestUptime) && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // It begins at the blank behind the uptime, so that a flood of digits is looked at once.
    [GeneratedRegex("(?<=[0-9]) [IWE] [1-9][0-9]{2} (?:boot|network|clock|dps|hub|shell) ")]
    private static partial Regex BehindUptime();

    [GeneratedRegex(
        @"\G[0-9]{1,18} [IWE] [1-9][0-9]{2} (?:boot|network|clock|dps|hub|shell) ")]
    private static partial Regex Whole();
}
