namespace NanoDps.Emulator.Faults;

/// <summary>The body of an answer that a fault makes.</summary>
public enum FaultBody
{
    /// <summary>
    /// The server's own; where the fault sets a status, an error object as the service writes it.
    /// </summary>
    Own,

    /// <summary>No byte.</summary>
    None,

    /// <summary>A page as a proxy writes it.</summary>
    Html,

    /// <summary>
    /// The first half of what it should be; over HTTPS the Content-Length is that of the whole.
    /// </summary>
    Truncated,

    /// <summary>What it should be, with a member added that makes it large.</summary>
    Huge,

    /// <summary>A text of the script's own.</summary>
    Text,
}
