using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.RootUpdate;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs sign.</summary>
internal sealed class CertsSignVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    private readonly Argument<string> _file = new("FILE") { Description = "The bundle" };

    private readonly Option<string> _key = new("--key")
    {
        Description = "The owner's private key",
        HelpName = "FILE",
        Required = true,
    };

    private readonly PasswordOption _password = new();

    public CertsSignVerb(ProgramTerminal terminal)
        : base("sign", "Sign a bundle of roots, in place")
    {
        _terminal = terminal;
        Arguments.Add(_file);
        Options.Add(_key);
        Options.Add(_password);
        SetAction(Sign);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Look at what you sign: nanodps certs show FILE.",
        "",
        "Example:",
        "  nanodps certs sign nanodps.roots --key owner.key --password-file password.txt",
        "",
        "Exit codes: 0 signed, 1 the file cannot be written, 2 wrong option, key or bundle.",
    ];

    private int Sign(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file);
        var keyFile = parsed.GetRequiredValue(_key);
        var password = PasswordOption.Read(parsed.GetRequiredValue(_password));
        using var key = OwnerKeyFile.ReadPrivate(keyFile, password);
        OwnerKeyFile.RequireGood(key, keyFile);
        OutputFile.WritePrivate(file, SignedBundle.Sign(InputFile.ReadBytes(file), file, key));
        _terminal.Line($"signed {file}");
        _terminal.Line(
            $"To a device it goes by nanodps configure PORT --roots {file}, "
            + $"or as I:\\{TrustedRoots.FileName}.");
        return ExitCode.Done;
    }
}
