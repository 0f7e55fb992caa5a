using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Configuration;

/// <summary>nanodps config.</summary>
internal sealed class ConfigVerb : Verb
{
    public ConfigVerb(ProgramTerminal terminal)
        : base("config", "Write or check a device's configuration, nanodps.conf")
    {
        Subcommands.Add(new ConfigNewVerb(terminal));
        Subcommands.Add(new ConfigCheckVerb(terminal));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Examples:",
        "  nanodps config new --id-scope 0ne00000A0A --registration-id dev-01 --key-file dev.key",
        "  nanodps config check nanodps.conf",
    ];
}
