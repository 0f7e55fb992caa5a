using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Hubs;

namespace NanoDps.IntegrationTests.Support;

/// <summary>
/// An emulator and the devices that were started against it, with every line of both. Whatever goes
/// wrong and was not expected is a fault of the test.
/// </summary>
internal sealed class EmulatorFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<RunningDevice> _devices = [];
    private readonly HashSet<EmulatorEvent> _expected = [];
    private readonly HashSet<EventKind> _allowed = [];
    private readonly List<Func<Task>> _atEnd = [];

    private EmulatorFixture(ServiceEmulator emulator) => Emulator = emulator;

    public ServiceEmulator Emulator { get; }

    /// <summary>The first hub.</summary>
    public HubServer Hub => Emulator.Hubs[0];

    /// <summary>All that the emulator has told so far.</summary>
    public IReadOnlyList<EmulatorEvent> Events => Emulator.Events.Snapshot();

    public static async Task<EmulatorFixture> StartAsync(EmulatorOptions options) =>
        new(await GuardedEmulator.StartAsync(options));

    /// <summary>Starts the whole application, which sends a message every so many ms.</summary>
    public RunningDevice StartApplication(DeviceSetup setup, int interval = 100) =>
        StartApplication(setup, Emulator.Facts, interval);

    /// <summary>Starts it on a site with names and a root of its own.</summary>
    public RunningDevice StartApplication(
        DeviceSetup setup, EmulatorFacts site, int interval = 100) =>
        Add(setup, RunningDevice.Application(setup, site, interval));

    /// <summary>Starts the library alone, which sends what the test sends.</summary>
    public RunningDevice StartLibrary(DeviceSetup setup) =>
        Add(setup, RunningDevice.Library(setup, Emulator.Facts));

    /// <summary>Waits for the n-th event that matches; from now on it is expected.</summary>
    public async Task<EmulatorEvent> EventAsync(
        string server, EventKind kind, Func<EmulatorEvent, bool>? match = null, int count = 1)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            var found = await Emulator.Events.WaitForAsync(
                one => one.Server == server && one.Kind == kind && match?.Invoke(one) != false,
                count,
                timeout.Token);
            _expected.UnionWith(found);
            return found[^1];
        }
        catch (OperationCanceledException)
        {
            throw new AssertFailedException(
                $"{server}: expected {count} of {kind}, got fewer in {Patience.TotalSeconds} s");
        }
    }

    /// <summary>Waits for the n-th request of a device to DPS.</summary>
    public async Task<DpsRequest> RequestAsync(int number, string registrationId = "device-01")
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            return await Emulator.Dps.Requests.WaitForAsync(
                one => one.RegistrationId == registrationId && one.Number == number, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new AssertFailedException(
                $"dps: expected request {number} of {registrationId}, "
                + $"got none in {Patience.TotalSeconds} s");
        }
    }

    /// <summary>Asserts that nobody connects for a time in which a hasty device would.</summary>
    public async Task NobodyConnectsForAsync(TimeSpan span)
    {
        var before = Events.Count(one => one.Kind == EventKind.Hello);
        using var timeout = new CancellationTokenSource(span);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Emulator.Events.WaitForAsync(
            one => one.Kind == EventKind.Hello, before + 1, timeout.Token));
    }

    /// <summary>How many events of a kind a server has told so far.</summary>
    public int Count(string server, EventKind kind) =>
        Events.Count(one => one.Server == server && one.Kind == kind);

    /// <summary>Says that events of a kind are part of the test, however many there are.</summary>
    public void Allow(EventKind kind) => _allowed.Add(kind);

    /// <summary>Does something once the devices have ended.</summary>
    public void AtEnd(Func<Task> action) => _atEnd.Add(action);

    /// <summary>Waits for messages of a device at the first hub.</summary>
    public async Task<IReadOnlyList<TelemetryMessage>> TelemetryAsync(string deviceId, int count)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            return await Hub.WaitForTelemetryAsync(deviceId, count, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new AssertFailedException(
                $"{Hub.Name}: expected {count} messages of {deviceId}, "
                + $"got {Hub.MessagesOf(deviceId)}");
        }
    }

    /// <summary>Ends everything and gives what is wrong.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        var faults = new List<string>();
        foreach (var ended in await Task.WhenAll(_devices.Select(device => device.StopAsync())))
        {
            faults.AddRange(ended);
        }

        foreach (var action in _atEnd)
        {
            await action();
        }

        await Emulator.DisposeAsync();
        faults.AddRange(Events.Where(IsUnexpected).Select(one => $"unexpected: {one}"));
        faults.AddRange(Unobserved.Take());
        return faults;
    }

    /// <summary>Every line of the emulator, then every line of each device.</summary>
    public IEnumerable<string> Story() =>
    [
        .. Events.Select(one => one.ToString()),
        .. _devices.SelectMany(device => device.Lines.Snapshot()
            .Select(line => $"{device.Host.Name}: {line.Whole}")),
    ];

    private bool IsUnexpected(EmulatorEvent one) =>
        one.Kind is EventKind.TlsRefused or EventKind.TlsFailed or EventKind.ConnectRefused
            or EventKind.SubscribeRefused or EventKind.Violation or EventKind.Fault
        && !_expected.Contains(one) && !_allowed.Contains(one.Kind);

    private RunningDevice Add(DeviceSetup setup, RunningDevice device)
    {
        _devices.Add(device);
        return device;
    }
}
