namespace NanoDps.Emulator.Configuration;

/// <summary>What the service allows (Azure: quotas and limits of DPS); more is 429001.</summary>
public sealed record Quotas
{
    /// <summary>Registrations a minute, of all devices together; null for any number.</summary>
    public int? RegistrationsPerMinute { get; init; } = 1000;

    /// <summary>Polls in ten seconds, of each device; null for any number.</summary>
    public int? PollsPer10Seconds { get; init; } = 5;
}
