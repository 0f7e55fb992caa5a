using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.RootUpdate;
using NanoDps.Roots;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs verify.</summary>
internal sealed class CertsVerifyVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    private readonly Argument<string> _file = new("FILE") { Description = "The bundle" };

    private readonly Option<string> _key = new("--key")
    {
        Description = "The owner's public key, as the firmware has it",
        HelpName = "FILE",
        Required = true,
    };

    private readonly NumberOption _newerThan = new(
        "--newer-than",
        0,
        int.MaxValue - 1,
        "N",
        "The version that a device has "
        + $"[default: {PinnedRoots.Version}, that of the pinned roots]");

    public CertsVerifyVerb(ProgramTerminal terminal)
        : base("verify", "Verify a bundle of roots as a device does")
    {
        _terminal = terminal;
        Arguments.Add(_file);
        Options.Add(_key);
        Options.Add(_newerThan);
        SetAction(Verify);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "On Linux it is the firmware's own code, with mbedTLS, that decides; elsewhere the certificates are",
        "read by .NET. A refusal is what the device's log would say.",
        "",
        "Example:",
        "  nanodps certs verify nanodps.roots --key owner.pub",
        "",
        "Exit codes: 0 a device accepts it, 1 it refuses it, 2 wrong option, or a file that cannot be",
        "read.",
    ];

    private int Verify(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        var key = OwnerKeyFile.ReadPublic(parsed.GetRequiredValue(_key));
        var content = InputFile.ReadBytes(file);
        var oldest = (parsed.GetValue(_newerThan) ?? PinnedRoots.Version) + 1;
        if (BundleCheck.Fault(content, key, oldest) is { } fault)
        {
            throw new CliException(
                $"{file}: a device refuses it: {fault}",
                "nanodps certs bundle and nanodps certs sign make a good one");
        }

        var bundle = new RootBundle(content);
        _terminal.Good($"{file} is good: version {bundle.Version}");
        foreach (var root in RootFile.Parse(bundle.Pem(), file))
        {
            _terminal.Line("  " + root.Subject);
        }

        return ExitCode.Done;
    }
}
