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
}
