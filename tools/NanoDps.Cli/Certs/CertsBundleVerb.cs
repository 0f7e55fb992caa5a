using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.RootUpdate;
using NanoDps.Roots;

namespace NanoDps.Cli.Certs;

/// <summary>nanodps certs bundle.</summary>
internal sealed class CertsBundleVerb : Verb
{
    // A device reads all of them at each handshake.
    private const int MostRoots = 8;

    private readonly ProgramTerminal _terminal;

    private readonly NumberOption _version = new(
        "--version",
        PinnedRoots.Version + 1,
        int.MaxValue,
        "N",
        $"Version of the bundle, {PinnedRoots.Version + 1} or more: a device takes newer ones only")
    {
        Required = true,
    };

    private readonly Option<string[]> _roots = new("--roots")
    {
        Description = "Files with roots in PEM",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The file to write",
        HelpName = "FILE",
        DefaultValueFactory = _ => TrustedRoots.FileName,
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace a file that is there",
    };

    public CertsBundleVerb(ProgramTerminal terminal)
        : base("bundle", "Prepare a bundle of roots, to be signed")
    {
        _terminal = terminal;
        Options.Add(_version);
        Options.Add(_roots);
        Options.Add(_out);
        Options.Add(_force);
        SetAction(Write);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "A bundle takes the place of the one before, and joins the pinned roots: put into it every",
        "root that devices are to trust beside the pinned ones.",
        "",
        "Example:",
        "  nanodps certs bundle --version 2 --roots new-root.pem --out nanodps.roots",
        "",
        "Exit codes: 0 written, 1 the file cannot be written, 2 wrong option, or no root.",
    ];

    private int Write(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_out);
        OutputFile.RequireNew(file, parsed.GetValue(_force));
        var roots = Read(parsed.GetRequiredValue(_roots));
        var text = new StringBuilder(RootBundle.Head).Append(parsed.GetValue(_version)).Append('\n');
        foreach (var root in roots)
        {
            text.Append(root.ExportCertificatePem()).Append('\n');
        }

        OutputFile.WritePrivate(file, text.ToString());
        _terminal.Line($"wrote {file}, not signed yet, with:");
        foreach (var root in roots)
        {
            _terminal.Line("  " + root.Subject);
        }

        return ExitCode.Done;
    }

    private static List<X509Certificate2> Read(string[] files)
    {
        var roots = new List<X509Certificate2>();
        foreach (var file in files)
        {
            foreach (var root in RootFile.Read(file))
            {
                Check(root, file);
                if (roots.Contains(root))
                {
                    throw CliException.Usage(
                        $"{file}: expected each root once, got {root.Subject} again", "leave it out");
                }

                roots.Add(root);
            }
        }

        return roots.Count <= MostRoots
            ? roots
            : throw CliException.Usage(
                $"--roots: expected {MostRoots} roots at most, got {roots.Count}",
                "a device reads all of them at each handshake");
    }

    private static void Check(X509Certificate2 root, string file)
    {
        using var rsa = root.GetRSAPublicKey();
        var isCa = root.Extensions.OfType<X509BasicConstraintsExtension>()
            .Any(extension => extension.CertificateAuthority);
        if (!isCa || !root.SubjectName.RawData.AsSpan().SequenceEqual(root.IssuerName.RawData))
        {
            throw CliException.Usage(
                $"{file}: expected roots, got {root.Subject}, which is none",
                "what a root signs changes without notice: trust the root");
        }

        if (rsa is null)
        {
            throw CliException.Usage(
                $"{file}: expected roots with RSA keys, got {root.Subject} with another",
                "the recommended suites have RSA certificates only");
        }

        if (root.NotAfter.ToUniversalTime() < DateTime.UtcNow)
        {
            throw CliException.Usage(
                $"{file}: expected roots that are valid, got {root.Subject}, which has expired",
                "leave it out");
        }
    }
}
