using NanoDps.Audit.Probing;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Findings;

/// <summary>What a profile makes of a hello or of an endpoint.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Findings">One for each of its rules, in its order.</param>
public sealed record Judgement(Profile Profile, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing fails.</summary>
    public bool IsAccepted => Findings.All(finding => finding.Level != Level.Fail);

    /// <summary>Judges a hello.</summary>
    /// <param name="hello">The hello.</param>
    /// <param name="profile">The profile.</param>
    public static Judgement Of(ClientHello hello, Profile profile) =>
        new(profile, RuleCheck.All(profile.Hello, HelloFacts.Of(hello)));

    /// <summary>Judges an endpoint.</summary>
    /// <param name="result">What it accepts and shows.</param>
    /// <param name="profile">The profile.</param>
    public static Judgement Of(EndpointResult result, Profile profile) =>
        new(profile, RuleCheck.All(profile.Endpoint, EndpointFacts.Of(result)));
}
