using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Diagnosing;

/// <summary>What a log proves. Faults are those since the device's last start.</summary>
public sealed record Diagnosis
{
    /// <summary>Whether the device reached its hub.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether it reached its hub after an earlier start in the log.</summary>
    public bool HasReachedBefore { get; init; }

    /// <summary>How many whole lines of the device's log there are.</summary>
    public int Lines { get; init; }

    /// <summary>How many damaged ones.</summary>
    public int Damaged { get; init; }

    /// <summary>How many lines of a boot loader or of a crash.</summary>
    public int BootLines { get; init; }

    /// <summary>How many others.</summary>
    public int OtherLines { get; init; }

    /// <summary>How many of the others are no text: mostly the wrong speed.</summary>
    public int Garbled { get; init; }

    /// <summary>How many starts the log shows, the one it begins in included.</summary>
    public int Starts { get; init; }

    /// <summary>
    /// The cause of the last reset as the chip's ROM tells it; null when it did not.
    /// </summary>
    public ResetCause? Reset { get; init; }

    /// <summary>The last line of a crash; null for none.</summary>
    public string? Crash { get; init; }

    /// <summary>The hub that DPS assigned; null when it is not told.</summary>
    public string? Hub { get; init; }

    /// <summary>
    /// The registration id, or the device id once DPS has assigned it; null when not told.
    /// </summary>
    public string? DeviceId { get; init; }

    /// <summary>Of the last line, in ms since the start.</summary>
    public long Uptime { get; init; }

    /// <summary>The last line that is none of the shell's; null for none.</summary>
    public LogLine? Last { get; init; }

    /// <summary>The first fault; null for none.</summary>
    public FaultScene? FirstFault { get; init; }

    /// <summary>The last fault; null for none.</summary>
    public FaultScene? LastFault { get; init; }

    /// <summary>All faults, in the order in which they came first.</summary>
    public IReadOnlyList<FaultCount> Faults { get; init; } = [];
}
