using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Certificates;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.Monitor.Configuring;
using NanoDps.Roots;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs show.</summary>
internal sealed class CertsShowVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    public CertsShowVerb(ProgramTerminal terminal)
        : base("show", "Show roots: subject, key, end, fingerprint and pin")
    {
        _terminal = terminal;
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files with certificates in PEM, bundles too [default: the pinned roots]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var commands = new Option<bool>("--commands")
        {
            Description = "Print the commands that bring a signed bundle into a device's shell",
        };
        Arguments.Add(files);
        Options.Add(commands);
        SetAction(parsed => parsed.GetValue(commands)
            ? ShowCommands(parsed.GetValue(files) ?? [])
            : Show(parsed.GetValue(files) ?? []));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "The fingerprint is the SHA-256 of the certificate, the pin that of its public key in base64",
        "(RFC 7469, 2.4), which stays when a certificate is renewed for the same key.",
        "",
        "Examples:",
        "  nanodps certs show",
        "  nanodps certs show nanodps.roots",
        "  nanodps certs show nanodps.roots --commands      (to be pasted into a terminal)",
        "",
        "Exit codes: 0 shown, 2 a file cannot be read, has no certificate, or is no bundle.",
    ];

    /// <summary>The pin of a public key, as RFC 7469 has it.</summary>
    public static string Pin(byte[] publicKey) =>
        Convert.ToBase64String(SHA256.HashData(publicKey));

    private int ShowCommands(string[] files)
    {
        if (files is not [var file])
        {
            throw CliException.Usage(
                $"--commands: expected one FILE, got {files.Length}",
                "a device has one bundle; nanodps certs bundle takes several roots into it");
        }

        foreach (var command in RootCommands.Of(BundleFile.Load(file).Content))
        {
            _terminal.Line(command);
        }

        _terminal.Note(
            "a device answers each with 602; let the terminal wait for that, or 100 ms behind each line");
        return ExitCode.Done;
    }

    private int Show(string[] files)
    {
        if (files.Length == 0)
        {
            _terminal.Heading($"pinned roots, version {PinnedRoots.Version}");
            Show(RootFile.Parse(PinnedRoots.Pem, "the pinned roots"));
        }

        foreach (var file in files)
        {
            var roots = RootFile.Read(file);
            _terminal.Heading(file + BundleFile.Claim(InputFile.ReadBytes(file)));
            Show(roots);
        }

        return ExitCode.Done;
    }

    private void Show(X509Certificate2Collection certificates)
    {
        foreach (var certificate in certificates)
        {
            var end = certificate.NotAfter.ToUniversalTime();
            var days = (int)Math.Floor((end - DateTime.UtcNow).TotalDays);
            _terminal.Line(certificate.Subject);
            _terminal.Line("  key          " + Key(certificate));
            _terminal.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  valid        {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {end:yyyy-MM-dd}"));
            _terminal.Line(
                "  fingerprint  " + certificate.GetCertHashString(HashAlgorithmName.SHA256));
            _terminal.Line("  pin          " + Pin(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
            if (days <= RootExpiry.WarningDays)
            {
                _terminal.Bad(days < 0 ? "  it has expired" : $"  it expires in {days} days");
            }
        }
    }

    private static string Key(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        var algorithm = certificate.SignatureAlgorithm.FriendlyName;
        return rsa is null
            ? $"{certificate.PublicKey.Oid.FriendlyName}, signed with {algorithm}"
            : $"RSA {rsa.KeySize}, signed with {algorithm}";
    }
}
