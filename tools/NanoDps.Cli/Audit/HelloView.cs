using NanoDps.Audit.Fingerprints;
using NanoDps.Audit.Reports;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>Hellos as a table for a person.</summary>
internal sealed class HelloView(ProgramTerminal terminal)
{
    /// <summary>Shows a whole report, in the form that was asked for.</summary>
    public void Show(AuditReport report, bool isJson)
    {
        if (isJson)
        {
            // Not through the terminal: a capture of a fleet makes a line of many megabytes.
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            AuditJson.Write(report, output);
            output.WriteByte((byte)'\n');
            return;
        }

        foreach (var hello in report.Hellos)
        {
            Show(hello);
        }

        foreach (var note in report.Notes)
        {
            terminal.Dim("note: " + note);
        }

        Verdict(report);
    }

    /// <summary>Shows one hello with its findings.</summary>
    public void Show(HelloReport report)
    {
        var found = report.Found;
        terminal.Heading(found.Client is null ? "ClientHello" : $"{found.Client} to {found.Server}");
        if (found.Hello is { } hello)
        {
            Show(hello);
            FindingLines.Show(terminal, report.Judgement!.Findings);
        }
        else
        {
            terminal.Bad("  unreadable: " + found.Error);
        }

        terminal.Line();
    }

    /// <summary>Shows the last line.</summary>
    public void Verdict(AuditReport report)
    {
        var sentence = "verdict: " + report.Sentence;
        if (report.Verdict == NanoDps.Audit.Reports.Verdict.Accepted)
        {
            terminal.Good(sentence);
        }
        else
        {
            terminal.Bad(sentence);
        }
    }

    private void Show(ClientHello hello)
    {
        Row("record version", Version(hello.RecordVersion));
        Row("handshake version", Version(hello.LegacyVersion));
        Rows("supported versions", hello.SupportedVersions.Select(Version));
        Row("server name", hello.ServerName ?? "absent");
        Rows("cipher suites", hello.CipherSuites.Select(TlsNames.Suite));
        Rows("groups", hello.Groups.Select(id => Named(TlsNames.GroupName(id), id)));
        Rows(
            "signatures",
            hello.SignatureAlgorithms.Select(id => Named(TlsNames.SignatureName(id), id)));
        Rows(
            "extensions",
            hello.Extensions.Select(one => Named(TlsNames.ExtensionName(one.Type), one.Type)));
        if (!hello.ApplicationProtocols.IsEmpty)
        {
            Rows("protocols", hello.ApplicationProtocols.Select(Printable.Text));
        }

        var plural = hello.Records == 1 ? "" : "s";
        Row("size", $"{hello.StreamBytes} bytes in {hello.Records} record{plural}");
        Row("JA3", Ja3.Of(hello).Hash);
        Row("JA4", Ja4.Of(hello));
    }

    private void Rows(string name, IEnumerable<string> values)
    {
        var all = values.DefaultIfEmpty("absent").ToList();
        Row(name, all[0]);
        foreach (var value in all.Skip(1))
        {
            Row("", value);
        }
    }

    private void Row(string name, string value) => terminal.Line($"  {name,-20}{value}");

    private static string Version(ushort id) => Named(TlsNames.VersionName(id), id);

    private static string Named(string? name, ushort id) => TlsNames.WithNumber(name, id);
}
