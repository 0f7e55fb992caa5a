using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>nanodps audit.</summary>
internal sealed class AuditVerb : Verb
{
    public AuditVerb(ProgramTerminal terminal)
        : base("audit", "Prove that DPS and IoT Hub will take a device, before you enforce TLS 1.2")
    {
        Subcommands.Add(new AuditListenVerb(terminal));
        Subcommands.Add(new AuditReadVerb(terminal));
        Subcommands.Add(new AuditConnectVerb(terminal));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "A DPS with minTlsVersion 1.2 refuses devices that offer none of four cipher suites, and the",
        "property can never be changed afterwards. docs/audit.md shows how to prove a whole fleet first.",
        "",
        "Examples:",
        "  nanodps audit read capture.pcapng              what a device sent, captured in the field",
        "  nanodps audit listen                           a device connects to this computer",
        "  nanodps audit connect my-dps.azure-devices-provisioning.net",
        "",
        .. AuditExit.Notes,
    ];
}
