namespace NanoDps.Emulator.Faults;

/// <summary>A word of a line.</summary>
/// <param name="Text">The word, without its quotes.</param>
/// <param name="Column">Where it begins, from 1.</param>
/// <param name="IsQuoted">Whether a part of it stood in quotes.</param>
internal sealed record ScriptWord(string Text, int Column, bool IsQuoted);
