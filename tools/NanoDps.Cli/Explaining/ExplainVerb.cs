using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Faults;

namespace NanoDps.Cli.Explaining;

/// <summary>nanodps explain.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly ProgramTerminal _terminal;
    private readonly FaultBook _book = FaultBook.Load();

    public ExplainVerb(ProgramTerminal terminal)
        : base(
            "explain",
            "Say what a fault, a code or a line of a device's log means, and what to do")
    {
        _terminal = terminal;
        var codes = new Argument<string[]>("CODE")
        {
            Description = "A number, a word, or a whole line of a log in quotes",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var page = new Option<bool>("--page")
        {
            Description = "Print all of them, as docs/faults.md",
        };
        Arguments.Add(codes);
        Options.Add(page);
        SetAction(parsed => Run(parsed.GetValue(codes) ?? [], parsed.GetValue(page)));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Codes are those of the device's log (three digits), DPS and IoT Hub (401002), mbedTLS (-30592 or",
        "-0x7780), a certificate's verify flags (13 or 0x0d), CONNACK (1 to 5) and sockets (10061). A kind",
        "before a code takes that one alone: fault, log, dps, status, hub, connack, network, tls, x509,",
        "socket, reset.",
        "",
        "Examples:",
        "  nanodps explain 401002",
        "  nanodps explain -0x7780 x509:0x0208 disabled",
        "  nanodps explain \"40312 W 450 dps     602!unauthorized code=0\"",
        "",
        "Exit codes: 0 all are known, 1 one is not, 2 wrong usage.",
    ];

    private int Run(string[] codes, bool page)
    {
        if (page)
        {
            // No line end is added: the page has its own.
            Console.Out.Write(FaultPage.Write(_book));
            return ExitCode.Done;
        }

        if (codes.Length == 0)
        {
            throw CliException.Usage(
                "expected CODE, got none", "nanodps explain --help shows what it takes");
        }

        foreach (var code in codes)
        {
            var rows = Rows(code);
            if (rows.Count == 0)
            {
                throw new CliException(
                    $"expected a code or a line of a log, got \"{code}\"",
                    "docs/faults.md has all that are known; a line goes in quotes");
            }

            foreach (var row in rows)
            {
                Show(row);
            }
        }

        return ExitCode.Done;
    }

    /// <summary>In a line, what tells more than the kind of line does.</summary>
    private IReadOnlyList<FaultRow> Rows(string code) =>
        LogLine.Parse(code) is not { } line ? _book.Search(code)
        : _book.Explain(line) is [{ Kind: FaultKind.Log }, _, ..] and var all ? [.. all.Skip(1)]
        : _book.Explain(line);

    private void Show(FaultRow row)
    {
        _terminal.Heading($"{row.Key} {row.Name}");
        _terminal.Line($"  {row.Sentence}");
        if (row.Advice is not null)
        {
            _terminal.Line($"  do: {row.Advice}");
        }

        if (row.Retrying == Retrying.AfterAPause)
        {
            _terminal.Line("  again: by itself after a pause of minutes, later hours");
        }
    }
}
