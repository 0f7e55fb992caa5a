namespace NanoDps.Emulator.Dps;

/// <summary>What becomes of the connection of a request.</summary>
public enum ConnectionFate
{
    /// <summary>It goes on.</summary>
    GoesOn,

    /// <summary>It is reset, as by a lost network.</summary>
    Cut,

    /// <summary>It is closed in good order.</summary>
    Closed,

    /// <summary>
    /// It stays open, and nothing is read from it nor written to it any more.
    /// </summary>
    Stalled,
}
