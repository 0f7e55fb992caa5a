using System.CommandLine;
using System.Security.Cryptography;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs keygen.</summary>
internal sealed class CertsKeygenVerb : Verb
{
    private const int DefaultBits = 3072;
    private const string PublicExtension = ".pub";

    private readonly ProgramTerminal _terminal;

    private readonly Option<string> _out = new("--out")
    {
        Description = "The file for the private key; the public one goes beside it, as .pub",
        HelpName = "FILE",
        Required = true,
    };

    private readonly PasswordOption _password = new();

    private readonly NumberOption _bits = new(
        "--bits", 2048, 4096, "BITS", $"Size of the key: 2048, 3072 or 4096 [default: {DefaultBits}]");

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace files that are there",
    };

    public CertsKeygenVerb(ProgramTerminal terminal)
        : base("keygen", "Make the owner's key, with which bundles of roots are signed")
    {
        _terminal = terminal;
        Options.Add(_out);
        Options.Add(_password);
        Options.Add(_bits);
        Options.Add(_force);
        SetAction(Make);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "The private key is encrypted by the password. Keep it offline, and a copy of it elsewhere:",
        "whoever has both can add roots to every device, and without them nobody can. The public key",
        "goes into the firmware, as text. A larger key takes a device longer, at each start.",
        "",
        "Example:",
        "  nanodps certs keygen --out owner.key --password-file password.txt",
        "",
        "Exit codes: 0 written, 1 a file cannot be written, 2 wrong option or value.",
    ];

    private int Make(ParseResult parsed)
    {
        var bits = parsed.GetValue(_bits) ?? DefaultBits;
        if (bits % 1024 != 0)
        {
            throw CliException.Usage(
                $"--bits: expected 2048, 3072 or 4096, got {bits}", "3072 serves for decades");
        }

        var file = parsed.GetRequiredValue(_out);
        var publicFile = Path.ChangeExtension(file, PublicExtension);
        if (publicFile == file)
        {
            throw CliException.Usage(
                $"--out: expected a name that does not end in {PublicExtension}, got {file}",
                "the public key gets that name");
        }

        OutputFile.RequireNew(file, parsed.GetValue(_force));
        OutputFile.RequireNew(publicFile, parsed.GetValue(_force));
        var password = PasswordOption.Read(parsed.GetRequiredValue(_password));
        using var key = RSA.Create(bits);
        OutputFile.WritePrivate(file, OwnerKeyFile.Encrypt(key, password));
        OutputFile.WritePrivate(publicFile, key.ExportSubjectPublicKeyInfoPem() + "\n");
        _terminal.Line($"wrote {file} and {publicFile}");
        _terminal.Line("pin " + CertsShowVerb.Pin(key.ExportSubjectPublicKeyInfo()));
        return ExitCode.Done;
    }
}
