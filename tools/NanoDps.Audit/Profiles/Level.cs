namespace NanoDps.Audit.Profiles;

/// <summary>How much a finding matters.</summary>
public enum Level
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>The service accepts it, and something is better changed.</summary>
    Warn,

    /// <summary>The service refuses it.</summary>
    Fail,
}
