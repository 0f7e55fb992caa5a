using System.Text.Json.Nodes;
using NanoDps.Emulator.Dps;

namespace NanoDps.IntegrationTests.Support;

/// <summary>Answers that DPS gives in the place of its own.</summary>
internal static class Script
{
    /// <summary>Answers the n-th request of a kind; the rest is left to the emulator.</summary>
    public static Func<DpsRequest, DpsAnswer?> On(
        DpsRequestKind kind, Func<DpsRequest, DpsAnswer> answer, int number = 1) =>
        request => request.Kind == kind && request.NumberOfKind == number ? answer(request) : null;

    /// <summary>Answers the n-th request of a kind; the rest is left to the emulator.</summary>
    public static Func<DpsRequest, DpsAnswer?> On(
        DpsRequestKind kind, DpsAnswer answer, int number = 1) =>
        On(kind, _ => answer, number);

    /// <summary>An answer as the service documents it for errors.</summary>
    public static DpsAnswer Error(int status, int code, string message, int? retryAfter = null)
    {
        var body = new JsonObject
        {
            ["errorCode"] = code,
            ["trackingId"] = "6e0fdf0d-tracking",
            ["message"] = message,
            ["timestampUtc"] = "2026-11-24T12:00:00Z",
        };
        return DpsAnswer.Reply(status, body.ToJsonString(), retryAfter);
    }

    /// <summary>An answer with 200 and a state that is not the emulator's.</summary>
    /// <param name="status">The status.</param>
    /// <param name="more">Further members of the state.</param>
    public static DpsAnswer State(string status, params (string Name, JsonNode Value)[] more)
    {
        var state = new JsonObject { ["registrationId"] = "device-01", ["status"] = status };
        foreach (var (name, value) in more)
        {
            state[name] = value;
        }

        var body = new JsonObject
        {
            ["operationId"] = "5.op",
            ["status"] = status,
            ["registrationState"] = state,
        };
        return DpsAnswer.Reply(200, body.ToJsonString());
    }

    /// <summary>Assigns the device to a hub, whether that knows it or not.</summary>
    public static DpsAnswer Assigned(
        string hub, string deviceId = "device-01", JsonNode? payload = null) => State(
        "assigned",
        ("payload", payload ?? new JsonObject()),
        ("assignedHub", hub),
        ("deviceId", deviceId),
        ("substatus", "initialAssignment"));
}
