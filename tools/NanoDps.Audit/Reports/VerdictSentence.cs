namespace NanoDps.Audit.Reports;

/// <summary>Says the verdict in one line: the chosen profile first, then the services.</summary>
internal static class VerdictSentence
{
    public static string Of(AuditReport report)
    {
        var hellos = report.Hellos;
        var outcome = report.Verdict switch
        {
            Verdict.Accepted => "accepted",
            Verdict.Refused => "refused",
            _ => "unreadable",
        };
        var counts = hellos.Count == 1
            ? ""
            : $" ({Count(report, Verdict.Accepted)} accepted, {Count(report, Verdict.Refused)} refused, "
                + $"{Count(report, Verdict.Unreadable)} unreadable)";
        var services = VerdictProfiles.All.Select((profile, index) =>
            $"{profile.Service} {(Takes(report, index) ? "accepts" : "refuses")} {(hellos.Count == 1 ? "it" : "them all")}");
        return report.Verdict == Verdict.Unreadable && hellos.Count == 1
            ? $"unreadable: {hellos[0].Found.Error}"
            : $"{outcome} by profile {report.Profile.Name}{counts}; {string.Join(", ", services)}"
                .Replace("refuses them all", "does not accept them all", StringComparison.Ordinal);
    }

    private static int Count(AuditReport report, Verdict verdict) =>
        report.Hellos.Count(one => one.Verdict == verdict);

    private static bool Takes(AuditReport report, int service) => report.Hellos
        .All(one => one.Services.Count > service && one.Services[service].IsAccepted);
}
