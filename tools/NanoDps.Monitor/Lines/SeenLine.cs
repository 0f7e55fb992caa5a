namespace NanoDps.Monitor.Lines;

/// <summary>A line of the wire, and what it is.</summary>
/// <param name="Text">The line, without checksum when it is a whole line of the log.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line of the log when it is a whole one; else null.</param>
public sealed record SeenLine(string Text, SeenKind Kind, LogLine? Line = null)
{
    /// <summary>Why the chip was reset, when the line says so; else null.</summary>
    public ResetCause? Reset => Kind == SeenKind.Boot ? BootText.ResetCause(Text) : null;
}
