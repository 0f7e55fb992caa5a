namespace NanoDps.Audit.Profiles;

/// <summary>What a service, or a fleet's owner, asks of TLS: data, read from a file.</summary>
public sealed record Profile
{
    /// <summary>The profile's name, as --profile takes it.</summary>
    public required string Name { get; init; }

    /// <summary>Whose rules they are: "a DPS with minTlsVersion 1.2".</summary>
    public required string Service { get; init; }

    /// <summary>What is to be known about them: sources, dates, doubts.</summary>
    public required string About { get; init; }

    /// <summary>Rules for the hello of a device.</summary>
    public required IReadOnlyList<Rule> Hello { get; init; }

    /// <summary>Rules for an endpoint that devices connect to.</summary>
    public required IReadOnlyList<Rule> Endpoint { get; init; }
}
