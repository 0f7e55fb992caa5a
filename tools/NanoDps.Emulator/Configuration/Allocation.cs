namespace NanoDps.Emulator.Configuration;

/// <summary>How DPS picks a hub.</summary>
public enum Allocation
{
    /// <summary>The hub that the enrollment names, or the first.</summary>
    Static,

    /// <summary>The hub with the fewest devices; of equals the first.</summary>
    EvenlyWeighted,
}
