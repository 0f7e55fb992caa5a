using System.Security.Cryptography;
using System.Text;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>Answers requests as DPS does, whatever the transport; it keeps the operations.</summary>
internal sealed class RegistrationDesk(
    EmulatorOptions options, EnrollmentBook book, Assigner assigner)
{
    /// <summary>Old operations make room for new ones, so that a long run does not grow.</summary>
    private const int MaxOperations = 100_000;

    private readonly Lock _gate = new();
    private readonly QuotaDesk _quotas = new(options.Quotas, options.Clock);
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <summary>Told of every assignment.</summary>
    public event Action<Assignment>? Assigned;

    /// <summary>Told of every allocation that failed, and why.</summary>
    public event Action<string, string>? AllocationFailed;

    public IReadOnlyList<Assignment> Assignments
    {
        get
        {
            lock (_gate)
            {
                return [.. assigner.Assignments];
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
            if (_quotas.Wait(request) is { } seconds)
            {
                return Error(429, 429_001, "Operations are being throttled for this tenant.") with
                {
                    RetryAfterSeconds = seconds,
                };
            }

            return request.Kind switch
            {
                DpsRequestKind.Register => Register(request, identity, hub),
                DpsRequestKind.Poll => Poll(request),
                _ => Lookup(request),
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

    public DpsAnswer Error(int status, int code, string message) =>
        DpsAnswer.Reply(status, DpsBodies.Error(code, message, options.Clock.GetUtcNow()));

    private DpsAnswer Register(DpsRequest request, DpsIdentity identity, string? hub)
    {
        // This code stands for any bad request; the service's finer ones are not known.
        if (RegisterBody.Parse(request, out var fault) is not { } body)
        {
            return Error(400, 400_000, fault);
        }

        if (Refusal(identity) is { } refusal)
        {
            return refusal;
        }

        // The enrollment may have changed since the device signed in.
        if (book.Find(identity.RegistrationId, identity.Enrollment!.Group) is not { } enrollment)
        {
            return Error(404, 404_201, "Device registration not found.");
        }

        SigningRequest? csr = null;
        if (body.Csr is not null)
        {
            csr = SigningRequest.Parse(body.Csr, identity.RegistrationId, out fault);
            if (csr is null)
            {
                return Error(400, 400_000, fault);
            }
        }

        var operation = new Operation(
            NewOperationId(identity.RegistrationId), identity, enrollment, body)
        {
            Hub = hub,
            Csr = csr,
        };
        Keep(operation);
        return DpsAnswer.Reply(202, DpsBodies.Assigning(operation.Id), options.RetryAfterSeconds);
    }

    private void Keep(Operation operation)
    {
        _operations.Add(operation.Id, operation);
        _order.Enqueue(operation.Id);
        if (_order.Count > MaxOperations)
        {
            _operations.Remove(_order.Dequeue());
        }

        // One's own function is asked at once, and the device waits for it; all else is decided when
        // the answer is due.
        if (!operation.Enrollment.Disabled && assigner.IsCustom(operation))
        {
            operation.Allocation = assigner.AllocateAsync(operation);
        }
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
        if (operation.Polls <= options.AssigningPolls || operation.Allocation?.IsCompleted == false)
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

        operation.Allocation ??= assigner.AllocateAsync(operation);
        return Finish(operation, operation.Allocation.Result, request);
    }

    private DpsAnswer Finish(Operation operation, AllocationOutcome outcome, DpsRequest request)
    {
        if (outcome.Hub is null)
        {
            if (!operation.HasFailed)
            {
                operation.HasFailed = true;
                AllocationFailed?.Invoke(request.RegistrationId, outcome.Fault);
            }

            return DpsAnswer.Reply(200, DpsBodies.State(
                request, "failed", 400_207, "Custom allocation failed.",
                options.Clock.GetUtcNow()));
        }

        if (operation.Assignment is null)
        {
            operation.Assignment = assigner.Assign(operation, outcome);
            Assigned?.Invoke(operation.Assignment);
        }

        return DpsAnswer.Reply(
            200, DpsBodies.Assigned(operation.Id, operation.Assignment, request.ApiVersion));
    }

    private DpsAnswer Lookup(DpsRequest request) =>
        assigner.Find(request.RegistrationId) is { } assignment
        ? DpsAnswer.Reply(
            200, DpsBodies.Write(DpsBodies.StateOf(assignment, request.ApiVersion)))
        : Error(404, 404_201, "Device registration not found.");

    /// <summary>As on the real service: 5.{16 hex digits of the device}.{a GUID}.</summary>
    private static string NewOperationId(string registrationId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(registrationId.ToLowerInvariant()));
        return $"5.{Convert.ToHexStringLower(hash)[..16]}.{Guid.NewGuid()}";
    }
}
