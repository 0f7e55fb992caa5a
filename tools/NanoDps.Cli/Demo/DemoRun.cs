extern alias nano;

using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using nano::NanoDps.Host;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Device;
using NanoDps.Cli.Emulation;
using NanoDps.Cli.Terminal;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Cli.Demo;

/// <summary>An emulator and a device in this process, and the story of the two.</summary>
internal sealed class DemoRun(ProgramTerminal terminal)
{
    private const string RegistrationId = "demo-board";

    // Slow enough to be read along.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SymmetricKeys _keys = SymmetricKeys.Create();

    // What happens on many threads, in one order.
    private readonly Channel<Action<DemoStory>> _happenings =
        Channel.CreateUnbounded<Action<DemoStory>>();

    public required int Messages { get; init; }

    public required ImmutableArray<ushort> Suites { get; init; }

    public required ChainKind Chain { get; init; }

    public required string? StateDirectory { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Runs until all messages are acknowledged.</summary>
    /// <exception cref="CliException">They were not.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        HostChecks.Require();
        var story = new DemoStory(terminal, Messages);
        story.Begin();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Timeout);
        try
        {
            await RunAsync(story, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CliException(
                $"expected {Messages} acknowledged within {Timeout.TotalSeconds} s, "
                + $"got {story.Acknowledged}",
                "the last lines above show what it was waiting for; --timeout gives it more time");
        }
    }

    private async Task RunAsync(DemoStory story, CancellationToken cancellation)
    {
        var emulator = await EmulatorStart.RunAsync(Options(), cancellation).ConfigureAwait(false);
        await using var emulatorEnd = emulator.ConfigureAwait(false);
        story.Listening(emulator.Facts, emulator.Options);
        emulator.Events.Added += happening => Tell(s => s.Service(happening));
        emulator.Hubs[0].Telemetry.Added += message => Tell(s => s.Arrived(message));

        var roots = await File.ReadAllTextAsync(emulator.Facts.CaFile, cancellation)
            .ConfigureAwait(false);
        using (var root = X509Certificate2.CreateFromPem(roots))
        {
            story.Ready(root.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        }

        using var device = RunningDevice.Start(new DeviceSetup
        {
            Board = HostBoard.Load(HostChecks.BoardFile),
            Configuration = Encoding.UTF8.GetBytes(Configuration(emulator.Options.IdScope)),
            Roots = roots,
            Names = NamesOf(emulator.Facts),
            Interval = Interval,
            OnLine = line => Tell(s => s.Line(line)),
            OnHandshake = handshake => Tell(s => s.Handshake(handshake)),
        });
        while (story.Acknowledged < Messages)
        {
            var happening = await _happenings.Reader.ReadAsync(cancellation).ConfigureAwait(false);
            happening(story);
        }

        DemoSummary.Write(terminal, story, device.Host);
    }

    private EmulatorOptions Options()
    {
        var plain = new EmulatorOptions();
        return plain with
        {
            Individual = [new IndividualEnrollment(RegistrationId, _keys)],
            Suites = Suites,
            Chain = Chain,
            StateDirectory = StateDirectory ?? plain.StateDirectory,
            RetryAfterSeconds = 2,
        };
    }

    private string Configuration(string idScope) =>
        $"""
        id-scope = {idScope}
        registration-id = {RegistrationId}
        key = {_keys.Primary}
        wifi-ssid = demo

        """;

    private static IReadOnlyList<(string From, string To)> NamesOf(EmulatorFacts facts) =>
        [.. facts.Hubs.Prepend(facts.Dps).Select(
            server => ($"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}"))];

    private void Tell(Action<DemoStory> happening) => _happenings.Writer.TryWrite(happening);
}
