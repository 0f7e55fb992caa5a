using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>nanodps audit connect.</summary>
internal sealed class AuditConnectVerb : Verb
{
    public AuditConnectVerb(ProgramTerminal terminal)
        : base("connect", "Ask an endpoint what it accepts and refuses, and check its chain")
    {
        var host = new Argument<string>("HOST[:PORT]")
        {
            Description = "Host name or address; the port is 8883 when it is left out",
        };
        var serverName = new Option<string?>("--server-name")
        {
            Description = "Name to ask for and to find in the certificate [default: HOST]",
            HelpName = "NAME",
        };
        var caFile = new Option<string?>("--ca-file")
        {
            Description = "Roots to trust in place of the pinned ones, such as the emulator's test CA (PEM)",
            HelpName = "FILE",
        };
        var timeout = new NumberOption(
            "--timeout", 1, 600, "SECONDS", "How long each connection may take [default: 10]");
        var profile = new ProfileOption();
        var json = new JsonOption();
        Arguments.Add(host);
        Option[] options = [serverName, caFile, timeout, profile, json];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => AuditExit.GuardAsync(
            terminal,
            parsed.GetValue(json),
            () => new ConnectRun(terminal)
            {
                Host = parsed.GetValue(host)!,
                ServerName = parsed.GetValue(serverName),
                CaFile = parsed.GetValue(caFile),
                TimeoutSeconds = parsed.GetValue(timeout) ?? 10,
                Profile = parsed.GetValue(profile)!,
                IsJson = parsed.GetValue(json),
            }.RunAsync(cancellation)));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "It sends some twenty ClientHellos made by hand, one connection each, and finishes no handshake:",
        "SSL 3.0 to TLS 1.3, every suite that has a name, and five groups. The chain must end in a pinned",
        "root (certs/), and the server must prove that it has the certificate's key.",
        "",
        "Examples:",
        "  nanodps audit connect my-dps.azure-devices-provisioning.net",
        "  nanodps audit connect --profile iot-hub contoso.azure-devices.net",
        "  nanodps audit connect 127.0.0.1:18883 --server-name global.azure-devices-provisioning.net \\",
        "      --ca-file root.pem                          (the emulator)",
        "",
        .. AuditExit.Notes,
    ];
}
