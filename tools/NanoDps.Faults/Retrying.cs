namespace NanoDps.Faults;

/// <summary>What the device does about it by itself.</summary>
public enum Retrying
{
    /// <summary>It is nothing to try again.</summary>
    None,

    /// <summary>It tries again soon, with a growing backoff.</summary>
    Soon,

    /// <summary>
    /// The round ends, since someone must change something first; the next one comes after a pause
    /// of minutes, later hours.
    /// </summary>
    AfterAPause,
}
