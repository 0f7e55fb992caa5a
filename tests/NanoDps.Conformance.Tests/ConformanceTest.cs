using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>
/// A test with an emulator of its own. It fails for every refusal that it did not expect, and
/// is inconclusive where the SDK is not installed.
/// </summary>
public abstract class ConformanceTest
{
    private readonly HashSet<EventKind> _allowed = [];
    private ServiceEmulator? _emulator;

    public TestContext TestContext { get; set; } = null!;

    internal ServiceEmulator Emulator => _emulator!;

    [TestInitialize]
    public void TheSdkIsThere()
    {
        if (NodeSdk.Missing is { } reason)
        {
            Assert.Inconclusive(reason);
        }
    }

    [TestCleanup]
    public async Task NothingElseWasRefusedAsync()
    {
        if (_emulator is null)
        {
            return;
        }

        await _emulator.DisposeAsync();
        var events = _emulator.Events.Snapshot();
        var unexpected = events.Where(IsUnexpected).ToList();
        if (TestContext.CurrentTestOutcome != UnitTestOutcome.Passed || unexpected.Count > 0)
        {
            // The text is taken for a format.
            TestContext.WriteLine("{0}", string.Join('\n', events));
        }

        Assert.AreEqual("", string.Join('\n', unexpected));
    }

    /// <summary>Starts the emulator, unless it runs already.</summary>
    internal async Task StartAsync(EmulatorOptions options) => _emulator ??=
        await GuardedEmulator.StartAsync(options, TestContext.CancellationToken);

    /// <summary>Starts the emulator and runs a device against it.</summary>
    internal async Task<DeviceReport> RunAsync(
        DeviceOrder order, EmulatorOptions? options = null, string nodeOptions = "")
    {
        await StartAsync(options ?? Given.Options);
        var report = await NodeDevice.RunAsync(Emulator.Facts, order, nodeOptions);
        TestContext.WriteLine("{0}", report);
        return report;
    }

    /// <summary>Says that events of a kind are part of the test.</summary>
    internal void Allow(EventKind kind) => _allowed.Add(kind);

    /// <summary>How a device came to a server: over MQTT, its WebSocket, or HTTPS.</summary>
    internal string WayTo(string server) =>
        Emulator.Events.Snapshot().FirstOrDefault(
            one => one.Kind == EventKind.Connected && one.Server == server) switch
        {
            null => "http",
            var one => one.Peer.EndsWith("WebSocket", StringComparison.Ordinal)
                ? "mqtt-ws" : "mqtt",
        };

    /// <summary>What the emulator told about events of a kind.</summary>
    internal IReadOnlyList<string> Told(EventKind kind) =>
        [.. Emulator.Events.Snapshot().Where(one => one.Kind == kind).Select(one => one.Text)];

    private bool IsUnexpected(EmulatorEvent one) =>
        one.Kind is EventKind.TlsRefused or EventKind.TlsFailed or EventKind.ConnectRefused
            or EventKind.SubscribeRefused or EventKind.RequestRefused or EventKind.Violation
            or EventKind.Fault
        && !_allowed.Contains(one.Kind);
}
