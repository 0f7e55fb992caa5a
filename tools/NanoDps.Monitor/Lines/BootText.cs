using System.Text.RegularExpressions;

namespace NanoDps.Monitor.Lines;

/// <summary>What an ESP32 says without any firmware's doing.</summary>
internal static partial class BootText
{
    /// <summary>What a line is that is no line of the log.</summary>
    public static SeenKind KindOf(string text) =>
        Crash().IsMatch(text) ? SeenKind.Crash
        : Boot().IsMatch(text) ? SeenKind.Boot
        : SeenKind.Other;

    /// <summary>The reset's cause as the ROM tells it; null for other lines.</summary>
    // rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)
    public static ResetCause? ResetCause(string text) =>
        Reset().Match(text) is { Success: true } match
            ? new ResetCause(Convert.ToInt32(match.Groups[1].Value, 16), match.Groups[2].Value)
            : null;

    [GeneratedRegex(@"rst:0x([0-9a-fA-F]{1,4}) \(([A-Za-z0-9_]+)\)")]
    private static partial Regex Reset();

    [GeneratedRegex("Guru Meditation Error|abort\\(\\) was called|Brownout detector|assert failed:"
        + "|Stack canary|task_wdt|^Backtrace:|^Rebooting\\.\\.\\.|CORRUPT HEAP")]
    private static partial Regex Crash();

    [GeneratedRegex("^ESP-ROM:|^ets [A-Z]|^rst:0x|^Build:|^SPIWP:|^mode:|^clock div|^load:0x"
        + "|^entry 0x"
        + "|^configsip:|^clk_drv:|^ho [0-9]|^csum|^waiting for download|^invalid header"
        + "|^[IWEDV] \\([0-9:. ]+\\) |^[0-9]{3}\\) ")]
    private static partial Regex Boot();
}
