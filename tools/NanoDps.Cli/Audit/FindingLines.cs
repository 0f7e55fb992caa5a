using NanoDps.Audit.Findings;
using NanoDps.Audit.Profiles;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>Findings, one a line; what to do stands below those that do not pass.</summary>
internal static class FindingLines
{
    public static void Show(ProgramTerminal terminal, IReadOnlyList<Finding> findings)
    {
        terminal.Line();
        var width = findings.Max(finding => finding.Rule.Id.Length) + 2;
        foreach (var finding in findings)
        {
            var line = $"  {Word(finding.Level)}  {finding.Rule.Id.PadRight(width)}"
                + Printable.Text(finding.Found);
            if (finding.Level == Level.Pass)
            {
                terminal.Good(line);
                continue;
            }

            terminal.Bad(line);
            terminal.Line($"        expected: {finding.Expected}");
            terminal.Line($"        fix: {finding.Rule.Fix}");
        }
    }

    private static string Word(Level level) => level switch
    {
        Level.Pass => "pass",
        Level.Warn => "warn",
        _ => "FAIL",
    };
}
