using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// The bodies of answers, field by field as documented (device/models.tsp of the REST specs).
/// </summary>
internal static class DpsBodies
{
    /// <summary>
    /// The service escapes no more than JSON asks for; .NET by default would turn + into \u002B.
    /// </summary>
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The API version that has connectionProfile.</summary>
    private const string ProfileVersion = "2026-11-02-preview";

    /// <summary>{"operationId":"5.…","status":"assigning"}</summary>
    public static string Assigning(string operationId) => Write(new JsonObject
    {
        ["operationId"] = operationId,
        ["status"] = "assigning",
    });

    /// <summary>As before, with the state that answers to polls may carry.</summary>
    public static string StillAssigning(string operationId, string registrationId) =>
        Write(new JsonObject
    {
        ["operationId"] = operationId,
        ["status"] = "assigning",
        ["registrationState"] = new JsonObject
        {
            ["registrationId"] = registrationId,
            ["status"] = "assigning",
        },
    });

    /// <summary>{"operationId":"5.…","status":"assigned","registrationState":{…}}</summary>
    public static string Assigned(
        string operationId, Assignment assignment, string apiVersion) =>
        Write(new JsonObject
    {
        ["operationId"] = operationId,
        ["status"] = "assigned",
        ["registrationState"] = StateOf(assignment, apiVersion),
    });

    /// <summary>What stands in registrationState, and alone in the answer to a lookup.</summary>
    public static JsonObject StateOf(Assignment assignment, string apiVersion)
    {
        // Captured answers have x509 even when it is empty, and symmetricKey with a group only.
        var state = new JsonObject();
        if (assignment.HasCertificate || assignment.Group is not null)
        {
            state[assignment.HasCertificate ? "x509" : "symmetricKey"] = assignment.Group is null
                ? new JsonObject() : new JsonObject { ["enrollmentGroupId"] = assignment.Group };
        }

        state["registrationId"] = assignment.RegistrationId;
        state["createdDateTimeUtc"] = Time(assignment.Created);
        state["assignedHub"] = assignment.Hub;
        state["deviceId"] = assignment.DeviceId;
        state["status"] = "assigned";
        state["substatus"] = assignment.Substatus;
        state["lastUpdatedDateTimeUtc"] = Time(assignment.LastUpdated);
        state["etag"] = assignment.ETag;
        if (assignment.Payload is { } payload)
        {
            state["payload"] = payload.DeepClone();
        }

        if (assignment.IssuedChain.Count > 0)
        {
            state["issuedCertificateChain"] = new JsonArray(
                [.. assignment.IssuedChain.Select(one => JsonValue.Create(one))]);
        }

        if (assignment.ConnectionProfile is { } profile && apiVersion == ProfileVersion)
        {
            state["connectionProfile"] = profile;
        }

        return state;
    }

    /// <summary>
    /// {"operationId":"5.…","status":"disabled","registrationState":{…}}, which comes with 200.
    /// </summary>
    public static string Disabled(string operationId, string registrationId, DateTimeOffset now) =>
        Write(new JsonObject
    {
        ["operationId"] = operationId,
        ["status"] = "disabled",
        ["registrationState"] = new JsonObject
        {
            ["registrationId"] = registrationId,
            ["status"] = "disabled",
            ["lastUpdatedDateTimeUtc"] = Time(now),
        },
    });

    /// <summary>{"errorCode":401002,"trackingId":"…","message":"…","timestampUtc":"…"}</summary>
    public static string Error(int errorCode, string message, DateTimeOffset now) =>
        Write(new JsonObject
    {
        ["errorCode"] = errorCode,
        ["trackingId"] = Guid.NewGuid().ToString(),
        ["message"] = message,
        ["timestampUtc"] = Time(now),
    });

    /// <summary>
    /// {"operationId":"5.…","status":"failed","registrationState":{…}}: a state of any status.
    /// </summary>
    public static string State(
        DpsRequest request, string status, int? errorCode, string? message, DateTimeOffset now)
    {
        var state = new JsonObject
        {
            ["registrationId"] = request.RegistrationId,
            ["status"] = status,
            ["lastUpdatedDateTimeUtc"] = Time(now),
        };
        if (errorCode is { } code)
        {
            state["errorCode"] = code;
        }

        if (message is not null)
        {
            state["errorMessage"] = message;
        }

        return Write(new JsonObject
        {
            ["operationId"] = request.OperationId ?? "5.0000000000000000.scripted",
            ["status"] = status,
            ["registrationState"] = state,
        });
    }

    /// <summary>The same body, with a connectionProfile in its state where it has one.</summary>
    public static string WithConnectionProfile(ReadOnlySpan<byte> body, string profile)
    {
        var members = JsonNode.Parse(body)!.AsObject();
        if (members["registrationState"] is JsonObject state)
        {
            state["connectionProfile"] = profile;
        }

        return Write(members);
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Write(JsonObject body) => body.ToJsonString(Plain);
}
