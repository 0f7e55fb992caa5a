using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Enrollments;

/// <summary>What an individual enrollment and a group have in common.</summary>
/// <param name="Attestation">How the devices prove who they are.</param>
public abstract record EnrollmentEntry(Attestation Attestation)
{
    /// <summary>The keys; null where the devices have certificates.</summary>
    public SymmetricKeys? Keys => Attestation as SymmetricKeys;

    /// <summary>Whether its devices may not register.</summary>
    public bool Disabled { get; init; }

    /// <summary>The hub for static allocation; null for the first.</summary>
    public string? Hub { get; init; }

    /// <summary>How the hub is picked; null for the way of the whole service.</summary>
    public Allocation? Allocation { get; init; }

    /// <summary>What becomes of a device that registers again.</summary>
    public Reprovisioning Reprovisioning { get; init; }

    /// <summary>
    /// What devices are told of their hub's protocol when they ask with 2026-11-02-preview: classic
    /// or mqttV5; null to tell them nothing.
    /// </summary>
    public string? ConnectionProfile { get; init; }
}
