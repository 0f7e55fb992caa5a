using System.Globalization;
using NanoDps.Monitor.Diagnosing;

namespace NanoDps.Cli.Monitoring;

/// <summary>The status line: what is known, and what is being typed.</summary>
internal static class StatusText
{
    // hub | up 0:12:40 | heap 61 KB | queue 0 | rssi -61 dBm   > config show
    public static string Of(DeviceStatus status, string typed)
    {
        var parts = new List<string> { status.Phase ?? "waiting for the device" };
        if (status.Uptime is { } uptime)
        {
            var time = TimeSpan.FromMilliseconds(uptime);
            parts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"up {(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"));
        }

        Add("heap", status.Heap / 1024, " KB");
        Add("native", status.Native / 1024, " KB");
        Add("queue", status.Queue, "");
        Add("rssi", status.Rssi, " dBm");
        if (status.Fault is not null)
        {
            parts.Add(status.Fault);
        }

        return $" {string.Join(" | ", parts)}   > {typed}";

        void Add(string name, long? value, string unit)
        {
            if (value is { } number)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {number}{unit}"));
            }
        }
    }
}
