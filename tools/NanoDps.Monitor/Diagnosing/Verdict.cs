namespace NanoDps.Monitor.Diagnosing;

/// <summary>What a log proves.</summary>
public enum Verdict
{
    /// <summary>Since its last start the device reached its hub.</summary>
    Reached,

    /// <summary>It did not.</summary>
    NotReached,

    /// <summary>There is no line of a device's log.</summary>
    NoLog,
}
