using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>One registration that is under way, or over.</summary>
internal sealed class Operation(
    string id, DpsIdentity identity, Enrollment enrollment, RegisterBody body)
{
    public string Id { get; } = id;

    public DpsIdentity Identity { get; } = identity;

    public Enrollment Enrollment { get; } = enrollment;

    public RegisterBody Body { get; } = body;

    /// <summary>The hub that it goes to; null for the policy's.</summary>
    public string? Hub { get; init; }

    /// <summary>The request for a certificate; null for none.</summary>
    public SigningRequest? Csr { get; init; }

    public int Polls { get; set; }

    /// <summary>The allocation; null until it has begun.</summary>
    public Task<AllocationOutcome>? Allocation { get; set; }

    /// <summary>Whether the allocation is known to have failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>What it came to; null until then, and where it failed.</summary>
    public Assignment? Assignment { get; set; }
}
