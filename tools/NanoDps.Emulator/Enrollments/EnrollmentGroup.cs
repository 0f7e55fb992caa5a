namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// The enrollment of all devices whose keys are derived from the group's, or whose certificates
/// lead to its CA.
/// </summary>
/// <param name="Name">The group's name.</param>
/// <param name="Attestation">How the devices prove who they are.</param>
public sealed record EnrollmentGroup(string Name, Attestation Attestation)
    : EnrollmentEntry(Attestation);
