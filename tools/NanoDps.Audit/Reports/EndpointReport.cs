using NanoDps.Audit.Findings;
using NanoDps.Audit.Probing;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Reports;

/// <summary>An endpoint, judged.</summary>
/// <param name="Result">What it accepts and shows.</param>
/// <param name="Judgement">What the chosen profile makes of it.</param>
public sealed record EndpointReport(EndpointResult Result, Judgement Judgement)
{
    /// <summary>The verdict as a sentence.</summary>
    public string Sentence
    {
        get
        {
            var failed = Judgement.Findings.Where(one => one.Level == Level.Fail)
                .Select(one => one.Rule.Id).ToList();
            var profile = Judgement.Profile;
            return failed.Count == 0
                ? $"accepted: this endpoint is what profile {profile.Name} asks of {profile.Service}"
                : $"refused: this endpoint is not what profile {profile.Name} asks of {profile.Service}: "
                    + string.Join(", ", failed);
        }
    }

    /// <summary>Judges an endpoint.</summary>
    /// <param name="result">What it accepts and shows.</param>
    /// <param name="profile">The chosen profile.</param>
    public static EndpointReport Of(EndpointResult result, Profile profile) =>
        new(result, Judgement.Of(result, profile));
}
