using NanoDps.Audit.Capture;
using NanoDps.Audit.Findings;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Reports;

/// <summary>One hello, judged.</summary>
public sealed record HelloReport
{
    /// <summary>Where it was found, and the hello or the reason why there is none.</summary>
    public required FoundHello Found { get; init; }

    /// <summary>What the chosen profile makes of it; null when it could not be read.</summary>
    public required Judgement? Judgement { get; init; }

    /// <summary>What each service would do, DPS first; empty when it could not be read.</summary>
    public required IReadOnlyList<ServiceAnswer> Services { get; init; }

    /// <summary>Accepted, refused or unreadable.</summary>
    public Verdict Verdict => Judgement switch
    {
        null => Verdict.Unreadable,
        { IsAccepted: true } => Verdict.Accepted,
        _ => Verdict.Refused,
    };

    /// <summary>Judges what was found.</summary>
    /// <param name="found">The hello.</param>
    /// <param name="profile">The chosen profile.</param>
    public static HelloReport Of(FoundHello found, Profile profile) => new()
    {
        Found = found,
        Judgement = found.Hello is { } hello ? Judgement.Of(hello, profile) : null,
        Services = found.Hello is { } same
            ? [.. VerdictProfiles.All.Select(service =>
                new ServiceAnswer(service.Name, Judgement.Of(same, service).IsAccepted))]
            : [],
    };
}
