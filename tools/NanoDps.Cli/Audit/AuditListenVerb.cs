using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>nanodps audit listen.</summary>
internal sealed class AuditListenVerb : Verb
{
    public AuditListenVerb(ProgramTerminal terminal)
        : base("listen", "Wait for devices to connect, and audit the ClientHello of each")
    {
        var address = new Option<string>("--address")
        {
            Description = "Address to listen on",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => "0.0.0.0",
        };
        var port = new NumberOption(
            "--port", 0, 65_535, "PORT", "Port; 0 takes a free one [default: 8883]");
        var count = new NumberOption(
            "--count", 0, 1_000_000, "N",
            "End after so many devices; 0 goes on until Ctrl-C [default: 1]");
        var timeout = new NumberOption(
            "--timeout", 1, 1_000_000, "SECONDS",
            "End after so long, devices or not [default: wait for ever]");
        var save = new Option<string?>("--save")
        {
            Description = "Write the bytes of each hello to this folder, for audit read",
            HelpName = "FOLDER",
        };
        var profile = new ProfileOption();
        var json = new JsonOption();
        Option[] options = [address, port, count, timeout, save, profile, json];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => AuditExit.GuardAsync(
            terminal,
            parsed.GetValue(json),
            () => new ListenRun(terminal)
            {
                Address = parsed.GetValue(address)!,
                Port = parsed.GetValue(port) ?? 8883,
                Count = parsed.GetValue(count) ?? 1,
                Timeout = parsed.GetValue(timeout) is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : null,
                SaveFolder = parsed.GetValue(save),
                Profile = parsed.GetValue(profile)!,
                IsJson = parsed.GetValue(json),
            }.RunAsync(cancellation)));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "Point the device's DPS endpoint, or its DNS, at this computer. The tool reads the ClientHello,",
        "answers with alert 40 (handshake_failure) and closes: the device will report a refusal, whatever",
        "the verdict is. With --json each device is one line, and unless --count is 1 a last line has the",
        "verdict on all.",
        "",
        "Examples:",
        "  nanodps audit listen",
        "  nanodps audit listen --count 0 --save hellos     (a fleet, until Ctrl-C)",
        "  nanodps audit listen --timeout 60 --json         (in a test of a device)",
        "",
        .. AuditExit.Notes,
        "With --timeout, a device that never came is unreadable input: 2.",
    ];
}
