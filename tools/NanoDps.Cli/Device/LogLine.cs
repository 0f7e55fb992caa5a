using System.Globalization;
using NanoDps.Logging;

namespace NanoDps.Cli.Device;

/// <summary>A line of the firmware's log.</summary>
/// <param name="Level">I, W or E.</param>
/// <param name="Code">What kind of line it is.</param>
/// <param name="Message">What follows the phase.</param>
internal sealed record LogLine(char Level, LogCode Code, string Message)
{
    /// <summary>Reads a line; null when it is none of the firmware's.</summary>
    // 12345 I 402 dps     connected ms=2210
    public static LogLine? Parse(string line)
    {
        var parts = line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 5
            && parts[1] is "I" or "W" or "E"
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new LogLine(parts[1][0], (LogCode)code, parts[4])
            : null;
    }

    /// <summary>The value behind "name="; null when there is none.</summary>
    public string? Value(string name) => Message.Split(' ')
        .FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))
        ?[(name.Length + 1)..];
}
