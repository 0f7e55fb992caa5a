using System.CommandLine;
using NanoDps.Cli.Audit;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Faults;
using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Ports;

namespace NanoDps.Cli.Monitoring;

/// <summary>nanodps monitor.</summary>
internal sealed class MonitorVerb : Verb
{
    private readonly ProgramTerminal _terminal;

    private readonly Argument<string?> _port = new("PORT")
    {
        Description = "Serial port of the board's diagnostics line, such as COM5 or /dev/ttyUSB0",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file")
    {
        Description = "Read a saved log instead; - is standard input",
        HelpName = "FILE",
    };

    private readonly JsonOption _json = new()
    {
        Description = "Print JSON: a line each, then the diagnosis",
    };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "Show some lines only: phases, codes, warning or error, with commas between",
        HelpName = "WORDS",
    };

    private readonly Option<string?> _log = new("--log")
    {
        Description = "Append all that the device writes to a file",
        HelpName = "FILE",
    };

    private readonly NumberOption _baud = new(
        "--baud", 300, 4_000_000, "BAUD", $"Speed of the line [default: {SerialLink.DefaultBaud}]");

    private readonly NumberOption _timeout = new(
        "--timeout", 1, 86_400, "SECONDS", "End after this time [default: on Ctrl-C]");

    public MonitorVerb(ProgramTerminal terminal)
        : base(
            "monitor",
            "Follow a device on its serial line, or read a saved log, and say what is wrong")
    {
        _terminal = terminal;
        Arguments.Add(_port);
        Option[] options = [_file, _json, _filter, _log, _baud, _timeout];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Faults are explained when they first come. What is typed goes to the device's shell: type help.",
        "DTR and RTS are left as the system opens them, and a pulled cable is waited for.",
        "On Ctrl-C the diagnosis is told: the first fault, what led to it, what to do.",
        "",
        "A saved log may have what boot loaders and terminals leave in it. With --file, lines are shown",
        "only when --filter asks for them. Words of --filter: boot, network, clock, dps, hub, shell, a",
        "code such as 450, warning, error, and other for what is no line of the log.",
        "",
        "Examples:",
        "  nanodps monitor /dev/ttyUSB0 --log site-12.log",
        "  nanodps monitor COM5 --filter dps,hub,warning",
        "  nanodps monitor --file site-12.log",
        "  nanodps monitor --file - --json < site-12.log",
        "",
        .. DiagnosisView.ExitCodes.Split('\n'),
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var port = parsed.GetValue(_port);
        var file = parsed.GetValue(_file);
        var log = parsed.GetValue(_log);
        if ((port is null) == (file is null))
        {
            throw CliException.Usage(
                "expected either PORT or --file, got " + (port is null ? "neither" : "both"),
                PortNames.All() is { Count: > 0 } names
                    ? "ports here: " + string.Join(", ", names)
                    : "nanodps monitor --help shows examples");
        }

        if (file is not null && log is not null)
        {
            throw CliException.Usage(
                "expected --log with PORT, got it with --file", "a saved log is a file already");
        }

        var text = parsed.GetValue(_filter);
        var filter = LineFilter.Parse(text, out var unknown) ?? throw CliException.Usage(
            $"--filter: expected phases, codes, warning, error or other, got \"{unknown}\"",
            "nanodps monitor --help lists them");
        var isJson = parsed.GetValue(_json);
        var book = FaultBook.Load();
        var lines = new LineView(_terminal, book, filter, isJson);
        var diagnosis = new DiagnosisView(_terminal, book, isJson);
        if (file is not null)
        {
            return new FileMonitor(text is null ? null : lines, diagnosis).Run(file);
        }

        using var kept = log is null ? null : KeptLog.Open(log, _terminal);
        return await new LiveMonitor(
            _terminal, lines, diagnosis, port!, parsed.GetValue(_baud) ?? SerialLink.DefaultBaud)
        {
            LogFile = kept,
            Timeout = parsed.GetValue(_timeout) is { } seconds
                ? TimeSpan.FromSeconds(seconds) : null,
        }.RunAsync(cancellation).ConfigureAwait(false);
    }
}
