namespace NanoDps.Faults;

/// <summary>What a line's checksum says.</summary>
public enum ChecksumState
{
    /// <summary>The line has none: it did not come over the diagnostics line.</summary>
    None,

    /// <summary>It is that of the line.</summary>
    Good,

    /// <summary>It is another's: the line was damaged on its way.</summary>
    Bad,
}
