using System.CommandLine;
using NanoDps.Audit.Capture;
using NanoDps.Audit.Reports;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>nanodps audit read.</summary>
internal sealed class AuditReadVerb : Verb
{
    public AuditReadVerb(ProgramTerminal terminal)
        : base("read", "Audit every ClientHello in a capture, in raw bytes or in hex text")
    {
        var file = new Argument<string>("FILE")
        {
            Description = "pcap, pcapng, raw bytes or hex text, told apart by content; - is standard input",
        };
        var profile = new ProfileOption();
        var json = new JsonOption();
        Arguments.Add(file);
        Options.Add(profile);
        Options.Add(json);
        SetAction((parsed, _) =>
        {
            var isJson = parsed.GetValue(json);
            return AuditExit.GuardAsync(terminal, isJson, () =>
            {
                var chosen = ProfileOption.Load(parsed.GetValue(profile)!);
                var input = InputReader.Read(InputBytes.Of(parsed.GetValue(file)!));
                var report = AuditReport.Of(input, chosen);
                new HelloView(terminal).Show(report, isJson);
                return Task.FromResult(AuditExit.Code(report.Verdict));
            });
        });
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Captures may be of Ethernet, of \"any\" on Linux, of loopback or of raw IP, with IPv4 and IPv6,",
        "VLAN and PPPoE; TCP segments are put in order. A capture may have many devices: the verdict is",
        "that of all of them. Hex text may be bare, with separators, or a dump with offsets.",
        "",
        "Examples:",
        "  tcpdump -i any -s 0 -w fleet.pcap 'tcp port 8883'",
        "  nanodps audit read fleet.pcap",
        "  nanodps audit read --profile nanodps --json hello.bin",
        "  echo 16 03 01 00 89 … | nanodps audit read -",
        "",
        .. AuditExit.Notes,
    ];
}
