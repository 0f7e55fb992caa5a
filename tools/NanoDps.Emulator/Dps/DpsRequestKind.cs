namespace NanoDps.Emulator.Dps;

/// <summary>What a device asks of DPS.</summary>
public enum DpsRequestKind
{
    /// <summary>To be registered.</summary>
    Register,

    /// <summary>How the registration stands.</summary>
    Poll,

    /// <summary>What became of its last registration; over HTTPS alone.</summary>
    Lookup,
}
