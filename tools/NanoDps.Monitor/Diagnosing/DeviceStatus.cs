namespace NanoDps.Monitor.Diagnosing;

/// <summary>
/// The latest of what a status line shows. Values are null while nobody has told them.
/// </summary>
public sealed class DeviceStatus
{
    /// <summary>boot, network, clock, dps or hub.</summary>
    public string? Phase { get; private set; }

    /// <summary>In ms since the start.</summary>
    public long? Uptime { get; private set; }

    /// <summary>Free managed heap in bytes.</summary>
    public long? Heap { get; private set; }

    /// <summary>Free native memory in bytes.</summary>
    public long? Native { get; private set; }

    /// <summary>Messages that wait to be sent.</summary>
    public long? Queue { get; private set; }

    /// <summary>Of the last scan, in dBm.</summary>
    public long? Rssi { get; private set; }

    /// <summary>
    /// The last fault, such as "602 unauthorized"; null since the hub was reached.
    /// </summary>
    public string? Fault { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Add(LogLine line)
    {
        Uptime = line.Uptime;
        if (IsMeasured(line))
        {
            Measure(line);
        }

        if (line.Phase == "shell")
        {
            return;
        }

        Phase = line.Phase;
        if (Story.FaultOf(line) is > 0 and var fault)
        {
            Fault = $"{fault} {line.FaultName ?? "unexpected"}";
        }
        else if (line.Code is 101 or 502 or 505)
        {
            Fault = null;
        }
    }

    // The lines in which the device tells what it has measured, and nothing that others wrote.
    private static bool IsMeasured(LogLine line) => line.Code switch
    {
        101 or 401 or 402 or 450 or 501 or 502 or 505 or 550 => true,
        601 => !line.Text.StartsWith("last ", StringComparison.Ordinal)
            && !line.Text.StartsWith("now ", StringComparison.Ordinal), // history quotes other lines
        _ => line.Phase == "network",
    };

    private void Measure(LogLine line)
    {
        Heap = line.Number("heap") ?? line.Number("free-bytes") ?? Heap;
        Native = line.Number("native") ?? Native;
        Queue = line.Number("queue") ?? Queue;
        Rssi = line.Number("rssi") ?? Rssi;
    }
}
