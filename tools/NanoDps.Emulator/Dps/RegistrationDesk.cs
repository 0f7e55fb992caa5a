using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// Answers requests as DPS does, whatever the transport: it keeps the operations and the
/// assignments.
/// </summary>
internal sealed class RegistrationDesk(
    EmulatorOptions options, EnrollmentBook book, HubAllocator allocator)
{
    /// <summary>Old operations make room for new ones, so that a long run does not grow.</summary>
    private const int MaxOperations = 100_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Assignment> _assignments = new(RegistrationId.Comparer);

    /// <summary>Told of every assignment.</summary>
    public event Action<Assignment>? Assigned;

    public IReadOnlyList<Assignment> Assignments
    {
        get
        {
            lock (_gate)
            {
                return [.. _assignments.Values];
            }
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="identity">Who asks.</param>
    /// <param name="hub">The hub that a registration goes to; null for the policy's.</param>
    public DpsAnswer Answer(DpsRequest request, DpsIdentity identity, string? hub = null)
    {
        lock (_gate)
        {
            return request.Kind switch
            {
                DpsRequestKind.Register => Register(request, identity, hub),
                DpsRequestKind.Poll => Poll(request),
                _ => Lookup(request.RegistrationId),
            };
        }
    }

    /// <summary>The answer to whoever did not prove who it is; null for all others.</summary>
    public DpsAnswer? Refusal(DpsIdentity identity) => identity.Fault switch
    {
        IdentityFault.Token => Error(401, 401_002, "Unauthorized"),
        IdentityFault.Certificate => Error(401, 401_002, "Invalid certificate."),
        IdentityFault.NotEnrolled => Error(404, 404_201, "Device registration not found."),
        _ => null,
    };

    private DpsAnswer Register(DpsRequest request, DpsIdentity identity, string? hub)
    {
        if (Malformed(request) is { } malformed)
        {
            // This code stands for any bad request; the service's finer ones are not known.
            return Error(400, 400_000, malformed);
        }

        // The enrollment may have changed since the device signed in.
        var enrollment = identity.Enrollment is null
            ? null
            : book.Find(identity.RegistrationId, identity.Enrollment.Group);
        if (Refusal(identity) is { } refusal)
        {
            return refusal;
        }

        if (enrollment is null)
        {
            return Error(404, 404_201, "Device registration not found.");
        }

        var operation = new Operation(
            NewOperationId(identity.RegistrationId), identity, enrollment, hub);
        _operations.Add(operation.Id, operation);
        _order.Enqueue(operation.Id);
        if (_order.Count > MaxOperations)
        {
            _operations.Remove(_order.Dequeue());
        }

        return DpsAnswer.Reply(202, DpsBodies.Assigning(operation.Id), options.RetryAfterSeconds);
    }

    private DpsAnswer Poll(DpsRequest request)
    {
        // Operations of other devices do not exist for this one.
        if (request.OperationId is null
            || !_operations.TryGetValue(request.OperationId, out var operation)
            || !RegistrationId.Comparer.Equals(
                operation.Identity.RegistrationId, request.RegistrationId))
        {
            // The class is documented; which code the service gives here is not established.
            return Error(404, 404_201, "Operation not found.");
        }

        operation.Polls++;
        if (operation.Polls <= options.AssigningPolls)
        {
            return DpsAnswer.Reply(
                202,
                DpsBodies.StillAssigning(operation.Id, operation.Identity.RegistrationId),
                options.RetryAfterSeconds);
        }

        if (operation.Enrollment.Disabled)
        {
            return DpsAnswer.Reply(
                200,
                DpsBodies.Disabled(
                    operation.Id, operation.Identity.RegistrationId, options.Clock.GetUtcNow()));
        }

        operation.Assignment ??= Assign(operation);
        return DpsAnswer.Reply(200, DpsBodies.Assigned(operation.Id, operation.Assignment));
    }

    private DpsAnswer Lookup(string registrationId) =>
        _assignments.TryGetValue(registrationId, out var assignment)
        ? DpsAnswer.Reply(200, DpsBodies.Write(DpsBodies.StateOf(assignment)))
        : Error(404, 404_201, "Device registration not found.");

    private Assignment Assign(Operation operation)
    {
        var enrollment = operation.Enrollment;
        var id = operation.Identity.RegistrationId;
        var known = _assignments.GetValueOrDefault(id);
        var hub = operation.Hub is { } named
            ? allocator.Named(named)
            : allocator.Pick(enrollment, known?.Hub);
        var now = options.Clock.GetUtcNow();
        var assignment = new Assignment(
            id,
            enrollment.DeviceId,
            hub.Name,
            enrollment.Group,
            enrollment.Keys is null,
            known?.Created ?? now,
            now,
            NewETag());
        _assignments[id] = assignment;

        // A device is at one hub at a time.
        foreach (var other in allocator.Hubs.Where(other => other != hub))
        {
            other.Remove(enrollment.DeviceId);
        }

        // At the hub the device is known by the certificate that it showed here, and by no CA: a
        // new certificate means a new registration (Azure: how to roll device certificates).
        hub.Register(
            enrollment.DeviceId,
            operation.Identity.Certificate is { } leaf
                ? LeafThumbprints.Of(leaf) : enrollment.Attestation);
        Assigned?.Invoke(assignment);
        return assignment;
    }

    /// <summary>
    /// A register request has {"registrationId":"…","payload":{…}}. Whether the service takes one
    /// without a body is not established; none of the SDKs sends that.
    /// </summary>
    private static string? Malformed(DpsRequest request)
    {
        try
        {
            using var body = JsonDocument.Parse(request.Body);
            var root = body.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("registrationId", out var id)
                || id.ValueKind != JsonValueKind.String)
            {
                return "Expected an object with the text registrationId.";
            }

            if (root.TryGetProperty("payload", out var payload)
                && payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            {
                return "Expected payload to be an object.";
            }

            return RegistrationId.Comparer.Equals(id.GetString(), request.RegistrationId)
                ? null
                : "Expected the registrationId that the device signed in with.";
        }
        catch (JsonException)
        {
            return "Expected a body of JSON.";
        }
    }

    public DpsAnswer Error(int status, int code, string message) =>
        DpsAnswer.Reply(status, DpsBodies.Error(code, message, options.Clock.GetUtcNow()));

    /// <summary>As on the real service: 5.{16 hex digits of the device}.{a GUID}.</summary>
    private static string NewOperationId(string registrationId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(registrationId.ToLowerInvariant()));
        return $"5.{Convert.ToHexStringLower(hash)[..16]}.{Guid.NewGuid()}";
    }

    /// <summary>As on the real service: a quoted GUID in base64.</summary>
    private static string NewETag() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"\"{Guid.NewGuid()}\""));

    private sealed class Operation(
        string id, DpsIdentity identity, Enrollment enrollment, string? hub)
    {
        public string Id { get; } = id;

        public DpsIdentity Identity { get; } = identity;

        public Enrollment Enrollment { get; } = enrollment;

        /// <summary>The hub that it goes to; null for the policy's.</summary>
        public string? Hub { get; } = hub;

        public int Polls { get; set; }

        public Assignment? Assignment { get; set; }
    }
}
