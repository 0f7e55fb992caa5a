using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Gateway;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator;

/// <summary>
/// A Device Provisioning Service and its IoT hubs in this process. All state is in memory; only the
/// test CA is kept in a directory.
/// </summary>
public sealed class ServiceEmulator : IAsyncDisposable
{
    private readonly TestAuthority _authority;
    private readonly MadeEnrollments _made;
    private readonly IssuingAuthority _issuing;
    private readonly CancellationTokenSource _ending = new();
    private Task _timedFailOver = Task.CompletedTask;
    private int _disposals;

    private ServiceEmulator(
        EmulatorOptions options, TestAuthority authority, TestAuthority? edge,
        DeviceCertificates certificates, MadeEnrollments made, IssuingAuthority issuing)
    {
        _authority = authority;
        _issuing = issuing;
        _made = made;
        Options = options;
        DeviceCertificates = certificates;

        var faults = new FaultRun(options.Faults);
        Hubs =
        [
            .. options.Hubs.Select(
                hub => new HubServer(hub, options, authority, faults, Log(hub.Name))),
        ];
        Dps = new DpsServer(
            options,
            Enrollments,
            new Assigner(options, new HubAllocator(options, Hubs), issuing),
            authority,
            faults,
            Log("dps"));
        if (options.Gateway is { } gateway)
        {
            Gateway = new EdgeGateway(
                gateway, options, Dps, Hubs, edge!, authority.Root, Log("gateway"));
        }
    }

    /// <summary>The options it was started with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Everything that happens, one event for each line of a log.</summary>
    public EventFeed<EmulatorEvent> Events { get; } = new();

    /// <summary>The enrollments; they may be changed at any time.</summary>
    public EnrollmentBook Enrollments => _made.Book;

    /// <summary>Makes certificates for devices.</summary>
    public DeviceCertificates DeviceCertificates { get; }

    /// <summary>The provisioning service.</summary>
    public DpsServer Dps { get; }

    /// <summary>The hubs, in the order of the options.</summary>
    public IReadOnlyList<HubServer> Hubs { get; }

    /// <summary>The gateway in front of them; null when there is none.</summary>
    public EdgeGateway? Gateway { get; }

    /// <summary>What a client needs to know.</summary>
    public EmulatorFacts Facts => EmulatorFacts.Of(this, _authority.CaFile, _made);

    /// <summary>Starts all servers; when the task ends, they listen.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="ConfigurationException">The options contradict themselves.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    /// <exception cref="IOException">
    /// A port is taken, or the state directory cannot be written.
    /// </exception>
    public static async Task<ServiceEmulator> StartAsync(
        EmulatorOptions options, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            // Windows has no CipherSuitesPolicy; macOS has one that was never tried here.
            throw new PlatformNotSupportedException(
                "expected Linux, where .NET can restrict cipher suites, "
                + $"got {Environment.OSVersion}; on Windows, use WSL 2");
        }

        OptionsCheck.Check(options);
        var directory = new StateDirectory(options.StateDirectory);
        var authority = await TestAuthority.OpenAsync(directory, options.Chain, cancellation)
            .ConfigureAwait(false);
        var edge = options.Gateway is null
            ? null
            : await TestAuthority.OpenEdgeAsync(
                new StateDirectory(directory.File("gateway")), cancellation).ConfigureAwait(false);
        var certificates = new DeviceCertificates(directory);
        var made = new MadeEnrollments(certificates);
        await made.AddAsync(options, cancellation).ConfigureAwait(false);
        var issuing = await IssuingAuthority.OpenAsync(
            directory, options.IssuedCertificateDays, cancellation).ConfigureAwait(false);
        var emulator = new ServiceEmulator(
            options, authority, edge, certificates, made, issuing);
        try
        {
            foreach (var hub in emulator.Hubs)
            {
                await hub.StartAsync(cancellation).ConfigureAwait(false);
            }

            await emulator.Dps.StartAsync(cancellation).ConfigureAwait(false);
            if (emulator.Gateway is { } gateway)
            {
                await gateway.StartAsync(cancellation).ConfigureAwait(false);
            }

            if (options.FailOverAfter is { } time)
            {
                emulator._timedFailOver = emulator.FailOverLaterAsync(time);
            }

            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The hub with a host name.</summary>
    /// <param name="name">The host name; case does not count.</param>
    /// <exception cref="KeyNotFoundException">There is no such hub.</exception>
    public HubServer Hub(string name) =>
        Hubs.FirstOrDefault(
            hub => string.Equals(hub.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException(
            "expected one of the hubs "
            + $"{string.Join(", ", Hubs.Select(hub => hub.Name))}, got {name}");

    /// <summary>
    /// Moves every server to another address, as the failover to a paired region does: same names,
    /// same rules, other addresses, all connections cut. A gateway stays where it is.
    /// </summary>
    /// <param name="cancellation">Ends it between two servers.</param>
    /// <exception cref="IOException">A port is taken at the other address.</exception>
    public async Task FailOverAsync(CancellationToken cancellation = default)
    {
        await Dps.MoveAsync(cancellation).ConfigureAwait(false);
        foreach (var hub in Hubs)
        {
            await hub.MoveAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Stops all servers and cuts every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        await _timedFailOver.ConfigureAwait(false);
        _ending.Dispose();
        if (Gateway is not null)
        {
            await Gateway.DisposeAsync().ConfigureAwait(false);
        }

        await Dps.DisposeAsync().ConfigureAwait(false);
        foreach (var hub in Hubs)
        {
            await hub.DisposeAsync().ConfigureAwait(false);
        }

        _authority.Dispose();
        _issuing.Dispose();
    }

    private async Task FailOverLaterAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, Options.Clock, _ending.Token).ConfigureAwait(false);
            await FailOverAsync(_ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The emulator ends before its failover.
        }
        catch (IOException exception)
        {
            Log("emulator").Write(
                EventKind.Fault, null, null, "the failover failed: " + exception.Message);
        }
    }

    private ServerLog Log(string server) => new(server, Events, Options.Clock);
}
