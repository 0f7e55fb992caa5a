namespace NanoDps.Emulator.Faults;

/// <summary>A retry-after that a fault writes.</summary>
/// <param name="Name">Its name, in the spelling of the script.</param>
/// <param name="Value">Its value, which need not be a number; null to leave it out.</param>
public sealed record RetryAfter(string Name, string? Value);
