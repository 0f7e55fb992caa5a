using System.Globalization;
using NanoDps.Audit.Probing;
using NanoDps.Audit.Reports;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>An endpoint as a table for a person.</summary>
internal sealed class EndpointView(ProgramTerminal terminal)
{
    public void Show(EndpointReport report)
    {
        var result = report.Result;
        terminal.Heading($"{result.Target.Host} at {result.Address}, as {result.Target.Name}");
        foreach (var version in result.Versions)
        {
            Row(TlsNames.Version(version.Version), version.Text);
        }

        Rows("cipher suites", result.Suites.Select(TlsNames.Suite));
        Row("any other suite", result.OtherSuitesRefusal ?? "accepted");
        Rows("groups", result.Groups.Select(id => TlsNames.WithNumber(TlsNames.GroupName(id), id)));
        Row("client certificate", result.AsksForCertificate ? "asked for" : "not asked for");
        Rows("chain", result.Trust.Chain.Select(Words));
        Row("connections", result.Connections.ToString(CultureInfo.InvariantCulture));
        FindingLines.Show(terminal, report.Judgement.Findings);
        terminal.Line();
        var sentence = "verdict: " + report.Sentence;
        if (report.Judgement.IsAccepted)
        {
            terminal.Good(sentence);
        }
        else
        {
            terminal.Bad(sentence);
        }
    }

    private static string Words(ShownCertificate one)
    {
        var end = one.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Printable.Text($"{one.Subject}, {one.Key}, {one.SignatureAlgorithm}, until {end}");
    }

    private void Rows(string name, IEnumerable<string> values)
    {
        var all = values.DefaultIfEmpty("none").ToList();
        Row(name, all[0]);
        foreach (var value in all.Skip(1))
        {
            Row("", value);
        }
    }

    private void Row(string name, string value) => terminal.Line($"  {name,-20}{value}");
}
