namespace NanoDps.Bench;

/// <summary>One measured number.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The number.</param>
/// <param name="Note">What is in it, or what it is made of.</param>
internal sealed record Figure(string Name, long Value, string Note = "");
