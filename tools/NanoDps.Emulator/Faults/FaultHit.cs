namespace NanoDps.Emulator.Faults;

/// <summary>A rule that applies, and to the how manieth of its occasions.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Number">The number of the occasion, as the rule counts, from 1.</param>
public sealed record FaultHit(FaultRule Rule, int Number);
