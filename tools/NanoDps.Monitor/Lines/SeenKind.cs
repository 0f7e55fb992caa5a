namespace NanoDps.Monitor.Lines;

/// <summary>What a line of the wire is.</summary>
public enum SeenKind
{
    /// <summary>A line of the device's log that came whole.</summary>
    Log,

    /// <summary>A piece of one, or one whose checksum is another's: it proves nothing.</summary>
    Damaged,

    /// <summary>A line of the ESP32's boot loader or of its start.</summary>
    Boot,

    /// <summary>A line that the chip writes when it dies.</summary>
    Crash,

    /// <summary>Anything else, such as what a person typed.</summary>
    Other,
}
