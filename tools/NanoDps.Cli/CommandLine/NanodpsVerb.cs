using System.CommandLine;
using System.CommandLine.Help;
using NanoDps.Cli.Audit;
using NanoDps.Cli.Certs;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Configuring;
using NanoDps.Cli.Demo;
using NanoDps.Cli.Deriving;
using NanoDps.Cli.Device;
using NanoDps.Cli.Emulation;
using NanoDps.Cli.Explaining;
using NanoDps.Cli.Monitoring;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.CommandLine;

/// <summary>The program itself, with all its commands.</summary>
// Not the library's RootCommand: that one is called after the assembly's file.
internal sealed class NanodpsVerb : Verb
{
    public NanodpsVerb(ProgramTerminal terminal)
        : base(
            "nanodps",
            "Provision devices with Azure DPS over TLS 1.2")
    {
        Subcommands.Add(new DemoVerb(terminal));
        Subcommands.Add(new DeviceVerb(terminal));
        Subcommands.Add(new EmulatorVerb(terminal));
        Subcommands.Add(new ConfigVerb(terminal));
        Subcommands.Add(new AuditVerb(terminal));
        Subcommands.Add(new CertsVerb(terminal));
        Subcommands.Add(new MonitorVerb(terminal));
        Subcommands.Add(new ConfigureVerb(terminal));
        Subcommands.Add(new DeriveVerb(terminal));
        Subcommands.Add(new ExplainVerb(terminal));

        var help = new HelpOption();
        help.Action = new HelpWithNotes((HelpAction)help.Action!);
        Options.Add(help);
        Options.Add(new VersionOption());

        // Without a command: the help, since nobody can mean anything else by it.
        SetAction(parsed => ((HelpWithNotes)help.Action).Invoke(parsed));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Start here:",
        "  nanodps demo           a board provisions itself, all on this computer",
        "  nanodps demo --help    every command has a help of its own, with examples",
        "",
        "Exit codes:",
        "  0    it did what was asked",
        "  1    it could not; standard error says why and what to do",
        "  2    the command line, or a file that it names, is wrong",
        "  130  it was interrupted (Ctrl-C) before it was done",
        "",
        "Colours are left out where the output is no terminal, and where NO_COLOR is set.",
    ];
}
