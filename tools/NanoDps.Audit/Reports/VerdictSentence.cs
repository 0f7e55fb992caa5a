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
        if (report.Verdict == Verdict.Unreadable && hellos.Count == 1)
        {
            return $"unreadable: {hellos[0].Found.Error}";
        }

        var counts = hellos.Count == 1
            ? ""
            : $" ({Count(report, Verdict.Accepted)} accepted, "
                + $"{Count(report, Verdict.Refused)} refused, "
                + $"{Count(report, Verdict.Unreadable)} unreadable)";
        var services = VerdictProfiles.All.Select((profile, index) =>
            $"{profile.Service} {Does(Takes(report, index), isAlone: hellos.Count == 1)}");
        return $"{outcome} by profile {report.Profile.Name}{counts}; {string.Join(", ", services)}";
    }

    private static string Does(bool takes, bool isAlone) => (takes, isAlone) switch
    {
        (true, true) => "accepts it",
        (false, true) => "refuses it",
        (true, false) => "accepts them all",
        _ => "does not accept them all",
    };

    private static int Count(AuditReport report, Verdict verdict) =>
        report.Hellos.Count(one => one.Verdict == verdict);

    private static bool Takes(AuditReport report, int service) => report.Hellos
        .All(one => one.Services.Count > service && one.Services[service].Accepts);
}
