extern alias nano;

using System.Runtime.CompilerServices;
using System.Text;
using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Bench;

/// <summary>
/// What the firmware allocates, on one thread, with canned answers: machines, protocol and log
/// lines. Sockets, TLS and M2Mqtt are left out, and so is the one object per connection that holds
/// them.
/// </summary>
internal static class AllocationBench
{
    private const string IdScope = "0ne00000A0A";
    private const string RegistrationId = "device-01";
    private const string Hub = "contoso-eu.azure-devices.net";
    private const string OperationId = "5.0123456789abcdef.8a4d2f7e-6c1b-4e0a-9f3d-2b5c7e1a0d49";
    private const long Expiry = 1893456000;

    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private const string Operation = "{\"operationId\":\"" + OperationId + "\",";
    private const string StillAssigning = Operation + "\"status\":\"assigning\"}";

    private const string Assigned = Operation
        + "\"status\":\"assigned\","
        + "\"registrationState\":{"
        + "\"registrationId\":\"" + RegistrationId + "\","
        + "\"createdDateTimeUtc\":\"2026-11-24T12:00:00.0000000Z\","
        + "\"assignedHub\":\"" + Hub + "\","
        + "\"deviceId\":\"" + RegistrationId + "\","
        + "\"status\":\"assigned\","
        + "\"substatus\":\"initialAssignment\","
        + "\"lastUpdatedDateTimeUtc\":\"2026-11-24T12:00:00.0000000Z\","
        + "\"etag\":\"IjhhNGQyZjdlLTZjMWItNGUwYS05ZjNkLTJiNWM3ZTFhMGQ0OSI=\"}}";

    private static readonly byte[] StillAssigningBody = Encoding.UTF8.GetBytes(StillAssigning);
    private static readonly byte[] AssignedBody = Encoding.UTF8.GetBytes(Assigned);

    private static readonly byte[] Message =
        Encoding.UTF8.GetBytes("""{"uptimeMs":123456,"freeBytes":98304}""");

    public static IReadOnlyList<Figure> Measure()
    {
        var storage = Directory.CreateTempSubdirectory("nanodps-bench-");
        using var host = new HostDevice(
            RegistrationId,
            HostBoard.Load(Repository.File("boards/host/board.json")),
            storage.FullName);
        using var entered = host.Enter();

        // The first run makes what is made once in the life of a process.
        MeasureOnce();
        var (registration, signIn, message) = MeasureOnce();
        storage.Delete(recursive: true);
        return
        [
            new(
                "allocated by one registration",
                registration,
                "bytes: token, register, 202, poll, 200, 9 log lines"),
            new(
                "allocated by the sign-in to the hub",
                signIn,
                "bytes: token, user name, 1 log line"),
            new(
                "allocated by one telemetry message",
                message,
                "bytes: topic, 2 log lines, not the body"),
        ];
    }

    private static (long Registration, long SignIn, long Message) MeasureOnce()
    {
        var settings = new Settings(Encoding.UTF8.GetBytes(
            $"id-scope = {IdScope}\nregistration-id = {RegistrationId}\nkey = {Key}\n"));
        var root = File.ReadAllText(Repository.File("certs/roots/digicert-global-root-g2.pem"));
        var client = new DeviceClient(settings, root, new Log(new NullSink()));

        var registration = AllocatedBy(() => Register(client, settings));
        var signIn = AllocatedBy(() => SignIn(client, settings));
        SendOne(client);
        return (registration, signIn, AllocatedBy(() => SendOne(client)));
    }

    private static void Register(DeviceClient client, Settings settings)
    {
        Expect(DeviceActionKind.ConnectDps, Step(client, new DeviceEvent(DeviceEventKind.Start)));
        var resource = DpsTopics.Resource(settings.IdScope, settings.RegistrationId);
        Use(DpsTopics.UserName(resource, DpsTopics.ApiVersion));
        Use(DeviceKey.Sign(resource, settings.Key, Expiry, "&skn=registration"));

        Expect(DeviceActionKind.Register, Step(client, new DeviceEvent(DeviceEventKind.Connected)));
        Use(DpsTopics.Register(1));
        Use(Encoding.UTF8.GetBytes(DpsTopics.RegisterBody(settings.RegistrationId, null, null)));

        const string accepted = "$dps/registrations/res/202/?$rid=1&retry-after=0";
        var wait = Step(client, new DeviceEvent(DpsReply.Parse(accepted, StillAssigningBody)));
        Expect(DeviceActionKind.Wait, wait);
        while (Environment.TickCount64 < wait.Deadline)
        {
            Thread.Sleep(10);
        }

        Expect(DeviceActionKind.Poll, Step(client, new DeviceEvent(DeviceEventKind.Tick)));
        Use(DpsTopics.Poll(2, OperationId));
        Use(new byte[0]);

        const string done = "$dps/registrations/res/200/?$rid=2";
        Expect(
            DeviceActionKind.Close,
            Step(client, new DeviceEvent(DpsReply.Parse(done, AssignedBody))));
        Expect(DeviceActionKind.ConnectHub, Step(client, new DeviceEvent(DeviceEventKind.Closed)));
    }

    private static void SignIn(DeviceClient client, Settings settings)
    {
        Use(HubTopics.UserName(Hub, RegistrationId));
        Use(DeviceKey.Sign(HubTopics.Resource(Hub, RegistrationId), settings.Key, Expiry, ""));
        Expect(DeviceActionKind.Wait, Step(client, new DeviceEvent(DeviceEventKind.Connected)));
    }

    private static void SendOne(DeviceClient client)
    {
        Expect(DeviceActionKind.Publish, Step(client, new DeviceEvent(Message)));
        Use(HubTopics.Telemetry(RegistrationId));
        Expect(DeviceActionKind.Wait, Step(client, new DeviceEvent((ushort)1)));
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Keeps the compiler from leaving something out because nobody looks at it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(object made) => GC.KeepAlive(made);

    private static void Expect(DeviceActionKind expected, DeviceAction action)
    {
        if (action.Kind != expected)
        {
            throw new InvalidOperationException(
                $"expected the action {expected}, got {action.Kind}");
        }
    }

    /// <summary>The step of the device's loop: log, machine, log.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Step")]
    private static extern DeviceAction Step(DeviceClient client, DeviceEvent e);

    private sealed class NullSink : ILogSink
    {
        public void Write(string line)
        {
            // The line was made; where it goes is not the firmware's memory.
        }
    }
}
