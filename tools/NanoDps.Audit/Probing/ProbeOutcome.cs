namespace NanoDps.Audit.Probing;

/// <summary>How a server answers a hello.</summary>
public enum ProbeOutcome
{
    /// <summary>With a ServerHello.</summary>
    Accepted,

    /// <summary>With an alert.</summary>
    Alert,

    /// <summary>It closes or resets the connection.</summary>
    Closed,

    /// <summary>Not at all, in the time that it was given.</summary>
    Silent,

    /// <summary>With something that is no TLS, or breaks its rules.</summary>
    Malformed,
}
