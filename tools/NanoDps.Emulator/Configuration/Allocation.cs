namespace NanoDps.Emulator.Configuration;

/// <summary>How DPS picks a hub.</summary>
public enum Allocation
{
    /// <summary>The hub that the enrollment names, or the first.</summary>
    Static,

    /// <summary>
    /// The hub with the fewest devices, of equals the first; a device that has a hub stays there.
    /// </summary>
    EvenlyWeighted,

    /// <summary>
    /// The hub with the least <see cref="HubOptions.Latency"/>, of equals the first. That number
    /// stands for what the service measures from the device's region.
    /// </summary>
    LowestLatency,

    /// <summary>
    /// What <see cref="EmulatorOptions.CustomAllocation"/> says; it stands for one's own function.
    /// </summary>
    Custom,
}
