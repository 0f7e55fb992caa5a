using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Monitoring;
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

    private readonly Option<string> _file = new("--file")
    {
        Description = "The configuration, a nanodps.conf",
        HelpName = "FILE",
        Required = true,
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
        : base("configure", "Write a nanodps.conf into a device over its serial line, and verify it")
    {
        _terminal = terminal;
        Arguments.Add(_port);
        Option[] options = [_file, _passphraseFile, _reboot, _baud];
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
        "back, secrets by a check of eight digits. Secrets are never printed.",
        "",
        "Examples:",
        "  nanodps configure /dev/ttyUSB0 --file nanodps.conf --reboot",
        "  nanodps configure COM5 --file nanodps.conf --passphrase-file lock.txt",
        "",
        "Exit codes: 0 written and verified, 1 the device refuses or does not answer, 2 wrong option,",
        "file or port.",
    ];

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(_file);
        var wanted = ConfigurationText.Read(ConfigurationFile.Load(path, ExitCode.Usage).Content);
        var passphraseFile = parsed.GetValue(_passphraseFile);
        var passphrase = passphraseFile is null
            ? null : InputFile.ReadSecret(passphraseFile, "--passphrase-file");
        var name = parsed.GetRequiredValue(_port);
        using var link = PortOpening.Open(name, parsed.GetValue(_baud) ?? SerialLink.DefaultBaud);
        var configurator = new Configurator(link, wanted) { Progress = _terminal.Dim };
        try
        {
            Write(configurator, passphrase, parsed.GetValue(_reboot), cancellation);
        }
        catch (ConfigureException exception)
        {
            throw new CliException($"{name}: {exception.Message}", exception.Hint);
        }
        catch (IOException exception)
        {
            throw new CliException(
                $"{name}: expected the device to stay, got: {exception.Message}",
                "check the cable and start again; what was written until then is in the device");
        }

        _terminal.Good($"wrote {wanted.Count} values of {path} and read them back");
        if (!parsed.GetValue(_reboot))
        {
            _terminal.Line(
                "a device that waited for them starts by itself; one that runs uses them after a "
                + "restart: --reboot, or reboot in its shell");
        }

        return ExitCode.Done;
    }

    private static void Write(
        Configurator configurator,
        string? passphrase,
        bool isReboot,
        CancellationToken cancellation)
    {
        if (passphrase is not null)
        {
            configurator.Unlock(passphrase, cancellation);
        }

        configurator.Write(cancellation);
        if (isReboot)
        {
            configurator.Reboot(cancellation);
        }
    }
}
