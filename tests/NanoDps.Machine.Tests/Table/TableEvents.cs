using System.Text;
using NanoDps.Faults;
using NanoDps.Machine;
using NanoDps.Protocol;

namespace NanoDps.Machine.Tests.Table;

/// <summary>Every kind of event, and of those that carry something, each kind of that.</summary>
internal static class TableEvents
{
    /// <summary>The names, in the order of the table.</summary>
    public static readonly string[] Names =
    [
        "start", "connected", "reply: assigning", "reply: assigned", "reply: 429", "reply: failed",
        "reply: 409", "reply: to another request", "acknowledged", "queued", "lost: network",
        "lost: identity", "closed", "tick before its time", "time is up", "reprovision",
    ];

    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="requestId">The request that an answer is to.</param>
    public static DeviceEvent Make(string name, int requestId) => name switch
    {
        "start" => new(DeviceEventKind.Start),
        "connected" => new(DeviceEventKind.Connected),
        "reply: assigning" => Reply(202, requestId, "{\"operationId\":\"5.op\",\"status\":\"assigning\"}"),
        "reply: assigned" => Reply(200, requestId, Assigned),
        "reply: 429" => Reply(429, requestId, "{\"errorCode\":429001}"),
        "reply: failed" => Reply(200, requestId, "{\"status\":\"failed\"}"),
        "reply: 409" => Reply(409, requestId, "{\"errorCode\":409001}"),
        "reply: to another request" => Reply(200, requestId + 10, Assigned),
        "acknowledged" => new((ushort)1),
        "queued" => new(new byte[1]),
        "lost: network" => new(Fault.Unreachable, 0),
        "lost: identity" => new(Fault.NotAuthorized, 5),
        "closed" => new(DeviceEventKind.Closed),
        "reprovision" => new(DeviceEventKind.Reprovision),
        _ => new(DeviceEventKind.Tick),
    };

    private const string Assigned =
        "{\"status\":\"assigned\",\"registrationState\":{\"assignedHub\":\"contoso.azure-devices.net\","
        + "\"deviceId\":\"dev-01\",\"status\":\"assigned\"}}";

    private static DeviceEvent Reply(int status, int requestId, string body) =>
        new(DpsReply.Parse($"$dps/registrations/res/{status}/?$rid={requestId}", Encoding.UTF8.GetBytes(body)));
}
