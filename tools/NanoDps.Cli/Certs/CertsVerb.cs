using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs.</summary>
internal sealed class CertsVerb : Verb
{
    public CertsVerb(ProgramTerminal terminal)
        : base("certs", "Show the pinned roots; prepare, sign and verify more of them for devices")
    {
        Subcommands.Add(new CertsShowVerb(terminal));
        Subcommands.Add(new CertsKeygenVerb(terminal));
        Subcommands.Add(new CertsBundleVerb(terminal));
        Subcommands.Add(new CertsSignVerb(terminal));
        Subcommands.Add(new CertsVerifyVerb(terminal));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Roots reach a device in the field as a signed bundle: one file, nanodps.roots.",
        "",
        "Examples:",
        "  nanodps certs keygen --out owner.key --password-file password.txt",
        "  nanodps certs bundle --version 2 --roots new-root.pem --out nanodps.roots",
        "  nanodps certs sign nanodps.roots --key owner.key --password-file password.txt",
        "  nanodps certs verify nanodps.roots --key owner.pub",
    ];
}
