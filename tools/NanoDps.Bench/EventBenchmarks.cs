using System.Collections;
using System.Text;
using BenchmarkDotNet.Attributes;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Bench;

/// <summary>One event through each machine, and one answer through the parser.</summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const string Topic = "$dps/registrations/res/200/?$rid=1&retry-after=3";
    private const long Day = 86400000;

    private static readonly byte[] Assigned = Encoding.UTF8.GetBytes(
        """
        {"operationId":"5.0123456789abcdef.8a4d2f7e","status":"assigned","registrationState":{"registrationId":"device-01","createdDateTimeUtc":"2026-11-24T12:00:00.0000000Z","assignedHub":"contoso-eu.azure-devices.net","deviceId":"device-01","status":"assigned","substatus":"initialAssignment","lastUpdatedDateTimeUtc":"2026-11-24T12:00:00.0000000Z","etag":"IjhhNGQyZjdl"}}
        """);

    private static readonly byte[] Large = Encoding.UTF8.GetBytes(
        "{\"filler\":\"" + new string('x', 96 * 1024) + "\",\"status\":\"assigning\",\"operationId\":\"5.op\"}");

    private static readonly DeviceEvent Queued = new(new byte[1]);
    private static readonly DeviceEvent Tick = new(DeviceEventKind.Tick);

    private readonly HubMachine _hub = new(new ArrayList { new byte[1] }, Day, 0);
    private readonly DeviceMachine _device = new(Day);

    /// <summary>Leads the machines to where they wait.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _hub.Step(new DeviceEvent(DeviceEventKind.Start), 0, 0);
        _hub.Step(new DeviceEvent(DeviceEventKind.Connected), 0, 0);
        _device.Step(new DeviceEvent(DeviceEventKind.Start), 0, 0);
    }

    /// <summary>An event that changes nothing, through the supervisor and the registration.</summary>
    [Benchmark(Description = "registration: one tick before its time")]
    public DeviceAction EarlyTick() => _device.Step(Tick, 1, 0);

    /// <summary>An event that nobody awaits, through the hub's machine.</summary>
    [Benchmark(Description = "hub: one event while a message is in flight")]
    public DeviceAction InFlight() => _hub.Step(Queued, 1, 0);

    /// <summary>A start, and the decision to connect.</summary>
    [Benchmark(Description = "a machine made and started")]
    public DeviceAction Start() =>
        new HubMachine(new ArrayList(), Day, 0).Step(new DeviceEvent(DeviceEventKind.Start), 0, 0);

    /// <summary>The answer that assigns a device, 380 bytes.</summary>
    [Benchmark(Description = "parser: an answer that assigns, 380 bytes")]
    public DpsReply ParseAssigned() => DpsReply.Parse(Topic, Assigned);

    /// <summary>An answer as large as the service's longest message.</summary>
    [Benchmark(Description = "parser: an answer of 96 KB")]
    public DpsReply ParseLarge() => DpsReply.Parse(Topic, Large);
}
