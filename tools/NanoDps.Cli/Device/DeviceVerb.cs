using System.CommandLine;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Device;

/// <summary>nanodps device.</summary>
internal sealed class DeviceVerb : Verb
{
    private const int DefaultInterval = 60; // as on a board

    public DeviceVerb(ProgramTerminal terminal)
        : base("device", "Run the firmware on this computer, against Azure or an emulator")
    {
        var config = new Option<string?>("--config")
        {
            Description = "The device's configuration, a nanodps.conf",
            HelpName = "FILE",
        };
        var ca = new Option<string?>("--ca")
        {
            Description = "PEM file with the roots to trust [default: the firmware's pinned roots]",
            HelpName = "FILE",
        };
        var ownerKey = new Option<string?>("--owner-key")
        {
            Description = "Public key of whoever may add roots [default: the firmware's]",
            HelpName = "FILE",
        };
        var map = new Option<string[]>("--map")
        {
            Description = "Where a name really leads; may be given several times",
            HelpName = "NAME:PORT=ADDRESS:PORT",
        };
        var board = new Option<string?>("--board")
        {
            Description = "Board file [default: the host board, without the names mapped in it]",
            HelpName = "FILE",
        };
        var interval = new NumberOption(
            "--interval", 1, 86_400, "SECONDS",
            $"Time between messages [default: {DefaultInterval}]");
        var messages = new NumberOption(
            "--messages", 1, 1_000_000, "N",
            "End when the hub has acknowledged N messages [default: go on for ever]");
        var timeout = new NumberOption(
            "--timeout", 1, 86_400, "SECONDS",
            "Give up when --messages are not acknowledged by then [default: never]");
        var serial = new Option<bool>("--serial")
        {
            Description = "Connect a pseudo-terminal to the diagnostics port, and print its name",
        };
        var link = new Option<string?>("--serial-link")
        {
            Description = "The same, with a link to it at this path",
            HelpName = "PATH",
        };
        Option[] options =
            [config, ca, ownerKey, map, board, interval, messages, timeout, serial, link];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => new DeviceRun(terminal)
        {
            ConfigurationFile = parsed.GetValue(config),
            CaFile = parsed.GetValue(ca),
            OwnerKeyFile = parsed.GetValue(ownerKey),
            Maps = parsed.GetValue(map) ?? [],
            BoardFile = parsed.GetValue(board),
            Interval = TimeSpan.FromSeconds(parsed.GetValue(interval) ?? DefaultInterval),
            Messages = parsed.GetValue(messages),
            Timeout = parsed.GetValue(timeout) is { } seconds
                ? TimeSpan.FromSeconds(seconds) : null,
            HasSerial = parsed.GetValue(serial) || parsed.GetValue(link) is not null,
            SerialLink = parsed.GetValue(link),
        }.RunAsync(cancellation));
    }

    public override IReadOnlyList<string> Notes =>
    [
        "With neither --map nor --ca the device is provisioned by the DPS instance in Azure whose",
        "id scope is in the configuration, and trusts the firmware's pinned roots. Standard output",
        "has the log as a board writes it, standard error what no board can show: suite, time and",
        "bytes of each TLS handshake, and with --serial what a terminal program opens to be the person",
        "with the cable: the shell on it sets up a device that was started without --config.",
        "",
        "Examples:",
        "  nanodps device --config nanodps.conf",
        "  nanodps device --config nanodps.conf --messages 1 --timeout 60",
        "  nanodps device --config nanodps.conf --serial-link /tmp/dev-01",
        "  nanodps device --config nanodps.conf --ca ~/.local/share/nanodps/emulator/ca.pem \\",
        "      --map global.azure-devices-provisioning.net:8883=127.0.0.1:18883 \\",
        "      --map contoso-eu.azure-devices.net:8883=127.0.0.1:28883",
        "",
        "Exit codes: 0 messages acknowledged, or Ctrl-C; 1 not in time; 2 wrong option or file.",
    ];
}
