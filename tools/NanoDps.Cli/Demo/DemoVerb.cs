using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Tls;

namespace NanoDps.Cli.Demo;

/// <summary>nanodps demo.</summary>
internal sealed class DemoVerb : Verb
{
    private const int DefaultMessages = 5;
    private const int DefaultTimeout = 120;

    public DemoVerb(ProgramTerminal terminal)
        : base("demo", "Watch a board provision itself, all on this computer")
    {
        var messages = new NumberOption(
            "--messages", 1, 1000, "N",
            $"End when the hub has acknowledged N messages [default: {DefaultMessages}]");
        var suite = new SuiteOption(
            "The only cipher suite that the servers take; may be given again [default: all four]");
        var chain = new ChainOption();
        var state = new StateOption();
        var timeout = new NumberOption(
            "--timeout", 1, 3600, "SECONDS",
            $"Give up after this time [default: {DefaultTimeout}]");
        Option[] options = [messages, suite, chain, state, timeout];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction(async (parsed, cancellation) =>
        {
            await new DemoRun(terminal)
            {
                Messages = parsed.GetValue(messages) ?? DefaultMessages,
                Suites = [.. parsed.GetValue(suite) ?? HelloGate.RecommendedSuites],
                Chain = parsed.GetValue(chain) ?? ChainKind.Azure,
                StateDirectory = parsed.GetValue(state),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? DefaultTimeout),
            }.RunAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
    }

    public override IReadOnlyList<string> Notes =>
    [
        "The real firmware runs on the host board, with mbedTLS, against an emulated DPS and hub.",
        "Each step is told in plain words, with the firmware's own log between them.",
        "",
        "Suites, by name or number:",
        .. SuiteOption.Names.Select(name => "  " + name),
        "",
        "Examples:",
        "  nanodps demo",
        "  nanodps demo --messages 1 --suite 0xC028",
        "",
        "Exit codes: 0 all messages acknowledged, 1 not, 2 wrong option, 130 Ctrl-C.",
    ];
}
