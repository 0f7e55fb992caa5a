using NanoDps.Audit.Probing;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What an endpoint does, subject by subject.</summary>
internal static class EndpointFacts
{
    /// <summary>What rules for an endpoint can look at.</summary>
    public static IReadOnlyCollection<Subject> Subjects { get; } =
    [
        Subject.Versions, Subject.Suites, Subject.Groups, Subject.Root, Subject.HostName,
        Subject.KeyProof,
    ];

    public static IReadOnlyDictionary<Subject, Fact> Of(EndpointResult result)
    {
        var trust = result.Trust;
        Fact[] facts =
        [
            new(
                Subject.Versions,
                FactItem.Of(
                    result.Versions.Where(one => one.IsAccepted).Select(one => one.Version),
                    TlsNames.VersionName),
                false, "none"),
            new(Subject.Suites, FactItem.Of(result.Suites, TlsNames.SuiteName), false, "none"),
            new(Subject.Groups, FactItem.Of(result.Groups, TlsNames.GroupName), false, "none"),
            Text(Subject.Root, trust.Root, trust.RootFault),
            Text(Subject.HostName, trust.HostName, trust.HostNameFault),
            Text(Subject.KeyProof, trust.KeyProof, trust.KeyProofFault),
        ];
        return facts.ToDictionary(fact => fact.Subject);
    }

    private static Fact Text(Subject subject, string? text, string? fault) =>
        new(subject, text is null ? [] : [new FactItem(text, null)], text is null, fault ?? "none");
}
