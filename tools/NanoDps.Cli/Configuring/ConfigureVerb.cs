using System.CommandLine;
using NanoDps.Cli.Certs;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.Monitor.Configuring;
using NanoDps.Monitor.Ports;

namespace NanoDps.Cli.Configuring;

/// <summary>nanodps configure.</summary>
internal sealed class ConfigureVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    private readonly Argument<string> _port = new("PORT")
    {
        Description = "Serial port of the board's diagnostics line, such as COM5 or /dev/ttyUSB0",
    };

    private readonly Option<string?> _file = new("--file")
    {
        Description = "The configuration, a nanodps.conf",
        HelpName = "FILE",
    };

    private readonly Option<string?> _roots = new("--roots")
    {
        Description = "A signed bundle of roots, to be trusted beside the pinned ones",
        HelpName = "FILE",
    };

    private readonly Option<bool> _clearRoots = new("--clear-roots")
    {
        Description = "Take the bundle of roots out of the device; the pinned ones stay",
    };

    private readonly Option<string?> _passphraseFile = new("--passphrase-file")
    {
        Description = "File with the passphrase of a locked device; - is standard input",
        HelpName = "FILE",
    };

    private readonly Option<bool> _reboot = new("--reboot")
    {
        Description = "Restart the device at the end, so that it uses what was written",
    };

    private readonly NumberOption _baud = new(
        "--baud", 300, 4_000_000, "BAUD", $"Speed of the line [default: {SerialLink.DefaultBaud}]");

    public ConfigureVerb(ProgramTerminal terminal)
        : base(
            "configure",
            "Write a nanodps.conf or roots into a device over its serial line, and verify it")
    {
        _terminal = terminal;
        Arguments.Add(_port);
        Option[] options = [_file, _roots, _clearRoots, _passphraseFile, _reboot, _baud];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        // On a thread of its own, so that Ctrl-C comes through at any time.
        SetAction((parsed, cancellation) =>
            Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "The file is checked as the firmware does before anything is sent. What it does not have is taken",
        "out of the device. Each command is sent up to four times over a bad cable; at the end all is read",
        "back, secrets by a check of eight digits. Secrets are never printed. A device that a passphrase",
        "has unlocked is locked again at the end, well or not.",
        "",
        "Roots go to the device behind the values. It checks the owner's signature itself, which takes",
        "seconds, and uses them from its next start on. One that has this version is left alone.",
        "",
        "Examples:",
        "  nanodps configure /dev/ttyUSB0 --file nanodps.conf --reboot",
        "  nanodps configure COM5 --file nanodps.conf --passphrase-file lock.txt",
        "  nanodps configure COM5 --roots nanodps.roots --reboot",
        "",
        "Exit codes: 0 written and verified, or there already, 1 the device refuses or does not answer,",
        "2 wrong option, file or port.",
    ];

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetValue(_file);
        var roots = parsed.GetValue(_roots);
        var isClear = parsed.GetValue(_clearRoots);
        if (roots is not null && isClear)
        {
            throw CliException.Usage(
                "expected one of --roots and --clear-roots, got both",
                "a new bundle takes the place of the one before by itself");
        }

        if (file is null && roots is null && !isClear)
        {
            throw CliException.Usage(
                "expected --file, --roots or --clear-roots, got none",
                "nanodps configure --help shows examples");
        }

        var passphraseFile = parsed.GetValue(_passphraseFile);
        return new ConfigureRun(_terminal)
        {
            File = file,
            Values = file is null ? null
                : ConfigurationText.Read(ConfigurationFile.Load(file, ExitCode.Usage).Content),
            Roots = roots is null ? null : BundleFile.Load(roots),
            IsClearRoots = isClear,
            Passphrase = passphraseFile is null
                ? null : InputFile.ReadSecret(passphraseFile, "--passphrase-file"),
            IsReboot = parsed.GetValue(_reboot),
        }.Run(
            parsed.GetRequiredValue(_port),
            parsed.GetValue(_baud) ?? SerialLink.DefaultBaud,
            cancellation);
    }
}
