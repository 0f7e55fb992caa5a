namespace NanoDps.Emulator.Enrollments;

/// <summary>The enrollment of one device.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="Attestation">How the device proves who it is.</param>
public sealed record IndividualEnrollment(string RegistrationId, Attestation Attestation)
    : EnrollmentEntry(Attestation)
{
    /// <summary>The device id at the hub; null to have the registration id.</summary>
    public string? DeviceId { get; init; }
}
