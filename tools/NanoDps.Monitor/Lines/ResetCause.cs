namespace NanoDps.Monitor.Lines;

/// <summary>Why a chip was reset, as its ROM says.</summary>
/// <param name="Code">The number: the row reset:CODE of the table.</param>
/// <param name="Name">The name that the chip has for it.</param>
public sealed record ResetCause(int Code, string Name);
