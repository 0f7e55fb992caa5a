using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Cli.Emulation;

/// <summary>nanodps emulator.</summary>
internal sealed class EmulatorVerb : Verb
{
    public EmulatorVerb(ProgramTerminal terminal)
        : base("emulator", "Run a DPS and its IoT hubs on this computer, until Ctrl-C")
    {
        var config = new Option<string?>("--config")
        {
            Description = "Configuration file [default: the sample described below]",
            HelpName = "FILE",
        };
        var state = new StateOption();
        var dpsPort = new NumberOption(
            "--dps-port", 0, 65_535, "PORT",
            "Port of the DPS; 0 takes a free one [default: as configured]");
        var hubPort = new PortsOption(
            "--hub-port",
            "Port of the first hub; given again, of the next [default: as configured]");
        var dpsWebPort = new NumberOption(
            "--dps-web-port", 0, 65_535, "PORT",
            "Port of the DPS for HTTPS and WebSockets [default: as configured]");
        var hubWebPort = new PortsOption(
            "--hub-web-port",
            "Port of the first hub for WebSockets; given again, of the next [default: as configured]");
        var enforcement = new SwitchOption(
            "--enforcement",
            "Whether minTlsVersion is 1.2 at DPS and hubs [default: as configured]");
        var failOver = new NumberOption(
            "--failover-after", 0, 86_400, "SECONDS",
            "Move every server to another address after this time [default: as configured]");
        var faults = new Option<string?>("--faults")
        {
            Description = "Fault script: what goes wrong, and when [default: as configured]",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one line of JSON with all that a client needs, once it listens",
        };
        Option[] options = [config, state, dpsPort, hubPort, dpsWebPort, hubWebPort, enforcement, failOver, faults, json];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => new EmulatorRun(terminal)
        {
            ConfigurationFile = parsed.GetValue(config),
            StateDirectory = parsed.GetValue(state),
            DpsPort = parsed.GetValue(dpsPort),
            HubPorts = parsed.GetValue(hubPort) ?? [],
            DpsWebPort = parsed.GetValue(dpsWebPort),
            HubWebPorts = parsed.GetValue(hubWebPort) ?? [],
            Enforcement = enforcement.IsOn(parsed),
            FailOverAfter = parsed.GetValue(failOver),
            FaultFile = parsed.GetValue(faults),
            IsJson = parsed.GetValue(json),
        }.RunAsync(cancellation));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Without --config there are the hubs contoso-eu.azure-devices.net and",
        "contoso-us.azure-devices.net on free ports, the individual enrollment sample-01 and the",
        "group sample-group. --json has their keys, which are published and good for tests only.",
        "docs/emulator.md has every field of a configuration file: X.509 certificates, also ones that",
        "the emulator makes; allocation and reprovisioning; quotas; certificates for a csr.",
        "",
        "Without enforcement, older suites of TLS 1.2 are taken, too. After a failover the log says",
        "where the servers are: on loopback 127.0.0.2, with the same port if you chose it.",
        "",
        "A fault script answers the n-th request of a device with 429, drops or stalls a connection,",
        "shows a wrong certificate and more, one rule a line; docs/faults-script.md has them all.",
        "",
        "With --json, standard output has that one line and no more, and the log goes to standard",
        "error. Without it both go to standard output.",
        "",
        "Examples:",
        "  nanodps emulator",
        "  nanodps emulator --dps-port 18883 --hub-port 28883    (as in boards/host/board.json)",
        "  nanodps emulator --faults bad-day.txt",
        "  nanodps emulator --config emulator.json --json > facts.json",
        "",
        "Exit codes: 0 ended by Ctrl-C, 1 it cannot run here, 2 wrong option or file.",
    ];
}
