namespace NanoDps.Audit.Reports;

/// <summary>How an audit ends.</summary>
public enum Verdict
{
    /// <summary>The profile accepts every hello.</summary>
    Accepted,

    /// <summary>The profile refuses at least one.</summary>
    Refused,

    /// <summary>None is refused, and at least one could not be read.</summary>
    Unreadable,
}
