namespace NanoDps.Monitor.Shell;

/// <summary>How a command ended.</summary>
public enum ShellOutcome
{
    /// <summary>It was done (602).</summary>
    Done,

    /// <summary>It was refused (680).</summary>
    Refused,

    /// <summary>Nothing that ends it came in time, or it came damaged.</summary>
    Silent,
}
