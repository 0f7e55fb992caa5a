using System.Text;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Dps;

/// <summary>Assigns devices to hubs, and again. Its callers take turns.</summary>
internal sealed class Assigner(
    EmulatorOptions options, HubAllocator allocator, IssuingAuthority issuing)
{
    private readonly Dictionary<string, Assignment> _assignments = new(RegistrationId.Comparer);

    public IReadOnlyCollection<Assignment> Assignments => _assignments.Values;

    public Assignment? Find(string registrationId) =>
        _assignments.GetValueOrDefault(registrationId);

    /// <summary>Whether the hub is up to custom allocation.</summary>
    public bool IsCustom(Operation operation) => operation.Hub is null
        && (operation.Enrollment.Entry.Allocation ?? options.Allocation) == Allocation.Custom;

    /// <summary>Begins to look for a hub; only custom allocation takes its time.</summary>
    public Task<AllocationOutcome> AllocateAsync(Operation operation)
    {
        var known = Find(operation.Identity.RegistrationId);
        var kept = operation.Hub
            ?? (operation.Enrollment.Entry.Reprovisioning == Reprovisioning.Never
                ? known?.Hub : null);
        return allocator.Find(kept) is { } hub
            ? Task.FromResult(new AllocationOutcome(hub, known?.Payload, ""))
            : allocator.AllocateAsync(
                operation.Enrollment,
                operation.Identity.RegistrationId,
                known?.Hub,
                operation.Body);
    }

    /// <summary>Assigns a device to the hub that was found.</summary>
    public Assignment Assign(Operation operation, AllocationOutcome outcome)
    {
        var enrollment = operation.Enrollment;
        var id = operation.Identity.RegistrationId;
        var hub = outcome.Hub!;
        var known = Find(id);
        var now = options.Clock.GetUtcNow();
        var issued = operation.Csr is { } csr ? issuing.Issue(csr) : null;
        var assignment = new Assignment(
            id,
            enrollment.DeviceId,
            hub.Name,
            Substatus(enrollment.Entry.Reprovisioning, known, hub),
            known?.Created ?? now,
            now,
            NewETag())
        {
            Group = enrollment.Group,
            HasCertificate = enrollment.Keys is null,
            InitialHub = known?.InitialHub ?? hub.Name,
            Payload = outcome.Payload,
            IssuedChain = issued?.Chain ?? [],
            ConnectionProfile = enrollment.Entry.ConnectionProfile,
        };
        _assignments[id] = assignment;

        // A device is at one hub at a time.
        foreach (var other in allocator.Hubs.Where(other => other != hub))
        {
            other.Remove(enrollment.DeviceId);
        }

        hub.Register(enrollment.DeviceId, ForHub(operation, issued));
        return assignment;
    }

    /// <summary>
    /// At the hub the device is known by the certificate that was issued to it, else by the one
    /// that it showed here, and by no CA: a new certificate means a new registration (Azure: how to
    /// roll device certificates).
    /// </summary>
    private static Attestation ForHub(Operation operation, IssuedCertificate? issued)
    {
        if (issued is not null)
        {
            return LeafThumbprints.Of(issued.Leaf);
        }

        return operation.Identity.Certificate is { } leaf
            ? LeafThumbprints.Of(leaf) : operation.Enrollment.Attestation;
    }

    /// <summary>
    /// A device that registers again and stays where it is keeps its substatus: captured answers
    /// say initialAssignment time and again. When the service says reprovisionedToInitialAssignment
    /// is documented in so many words as "to a previously assigned IoT hub".
    /// </summary>
    private static string Substatus(Reprovisioning policy, Assignment? known, HubServer hub)
    {
        if (known is null)
        {
            return "initialAssignment";
        }

        if (known.Hub == hub.Name)
        {
            return known.Substatus;
        }

        return policy switch
        {
            Reprovisioning.MigrateData => "deviceDataMigrated",
            _ when known.InitialHub == hub.Name => "reprovisionedToInitialAssignment",
            _ => "deviceDataReset",
        };
    }

    /// <summary>As on the real service: a quoted GUID in base64.</summary>
    private static string NewETag() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"\"{Guid.NewGuid()}\""));
}
