extern alias nano;

using System.Globalization;
using nano::NanoDps.Host;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.Cli.Terminal;
using NanoDps.Logging;
using NanoDps.Roots;

namespace NanoDps.Cli.Device;

/// <summary>The firmware on the host board, until messages are acknowledged, or for ever.</summary>
internal sealed class DeviceRun(ProgramTerminal terminal)
{
    private const string MapExample =
        "for example contoso-eu.azure-devices.net:8883=127.0.0.1:28883";

    private readonly TaskCompletionSource _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _acknowledged;
    private string? _lastFault;

    public required string? ConfigurationFile { get; init; }

    public required string? CaFile { get; init; }

    public required string? OwnerKeyFile { get; init; }

    public required IReadOnlyList<string> Maps { get; init; }

    public required string? BoardFile { get; init; }

    public required TimeSpan Interval { get; init; }

    public required int? Messages { get; init; }

    public required TimeSpan? Timeout { get; init; }

    public required bool HasSerial { get; init; }

    public required string? SerialLink { get; init; }

    /// <summary>Runs until all messages are acknowledged, or it is cancelled.</summary>
    /// <exception cref="CliException">They were not in time, or an input is wrong.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var setup = Setup();
        HostChecks.Require();
        using var cable = HasSerial ? SerialCable.Make(SerialLink, terminal) : null;
        using var device = Start(setup with { Cable = cable });
        try
        {
            await (await Task.WhenAny(_done.Task, device.Ended)
                .WaitAsync(Timeout ?? System.Threading.Timeout.InfiniteTimeSpan, cancellation)
                .ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new CliException(
                $"expected {Messages} acknowledged within {Timeout!.Value.TotalSeconds} s, "
                + $"got {_acknowledged}",
                _lastFault is null
                    ? "no fault was met on the way; --timeout gives it more time"
                    : "the last fault was " + _lastFault);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it is meant to end.
        }

        return ExitCode.Done;
    }

    private DeviceSetup Setup()
    {
        if (Timeout is not null && Messages is null)
        {
            throw CliException.Usage(
                "expected --messages with --timeout, got --timeout alone",
                "--messages 1 --timeout 60 waits a minute for the first one");
        }

        if (ConfigurationFile is null && !HasSerial)
        {
            throw CliException.Usage(
                "expected --config, got none",
                "nanodps device --help shows what it takes");
        }

        var file = ConfigurationFile is null
            ? null : Configuration.ConfigurationFile.Load(ConfigurationFile, ExitCode.Usage);
        return new DeviceSetup
        {
            Board = Board(hasWifi: file is null || file.Settings.WifiSsid is not null),
            Configuration = file?.Content,
            Roots = CaFile is null ? PinnedRoots.Pem : PemFile.ReadRoots(CaFile),
            OwnerPem = OwnerKeyFile is null
                ? PinnedRoots.OwnerPem : Certs.OwnerKeyFile.ReadPublicPem(OwnerKeyFile),
            Names = [.. Maps.Select(Split)],
            Interval = Interval,
            OnLine = OnLine,
            OnHandshake = OnHandshake,
        };
    }

    private static RunningDevice Start(DeviceSetup setup)
    {
        try
        {
            return RunningDevice.Start(setup);
        }
        catch (ArgumentException exception)
        {
            throw CliException.Usage(
                "--map: " + exception.Message, MapExample);
        }
    }

    private HostBoard Board(bool hasWifi)
    {
        try
        {
            var board = BoardFile is null
                ? HostBoard.Load(HostChecks.BoardFile).WithoutNames()
                : HostBoard.Load(BoardFile);

            // Without a Wi-Fi in the configuration there is a cable: this computer's network here.
            return hasWifi ? board : board.With(NetworkKind.Ethernet);
        }
        catch (BoardFileException exception)
        {
            throw CliException.Usage(exception.Message, "docs/device.md explains board files");
        }
    }

    private static (string From, string To) Split(string map) =>
        map.Split('=') is [var from, var to]
            ? (from, to)
            : throw CliException.Usage(
                $"--map: expected NAME:PORT=ADDRESS:PORT, got \"{map}\"", MapExample);

    private void OnLine(string text)
    {
        terminal.Line(text);
        switch (LogLine.Parse(text))
        {
            case { Code: LogCode.HubAcknowledged } when ++_acknowledged == Messages:
                _done.TrySetResult();
                break;

            case { Code: LogCode.NetworkFault or LogCode.DpsFault or LogCode.HubFault } line:
                _lastFault = line.Message;
                break;
        }
    }

    private void OnHandshake(TlsHandshake handshake) => terminal.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"tls {handshake.Host}: {Outcome(handshake)}, {handshake.Milliseconds:F0} ms, "
        + $"hello {handshake.ClientHello.Length} bytes, {handshake.BytesSent} bytes out, "
        + $"{handshake.BytesReceived} bytes in"));

    private static string Outcome(TlsHandshake handshake) => handshake.Succeeded
        ? $"{handshake.ProtocolVersion} {handshake.CipherSuite}"
        : string.Create(CultureInfo.InvariantCulture, $"failed with code {handshake.ResultCode}");
}
