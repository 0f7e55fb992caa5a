namespace NanoDps.Emulator.Enrollments;

/// <summary>What an enrollment says about one device, individual or by group.</summary>
/// <param name="Entry">The enrollment itself.</param>
/// <param name="Attestation">
/// How the device proves who it is: keys that are derived where the enrollment is a group.
/// </param>
/// <param name="DeviceId">The device id at the hub.</param>
/// <param name="Group">The group's name; null for an individual enrollment.</param>
internal sealed record Enrollment(
    EnrollmentEntry Entry, Attestation Attestation, string DeviceId, string? Group)
{
    /// <summary>The keys; null where the device has a certificate.</summary>
    public SymmetricKeys? Keys => Attestation as SymmetricKeys;

    /// <summary>Whether the device may not register.</summary>
    public bool Disabled => Entry.Disabled;

    /// <summary>The enrollment's name for the log.</summary>
    public string Name => Group is null ? "individual enrollment" : $"enrollment group {Group}";

    public static Enrollment Of(IndividualEnrollment one) =>
        new(one, one.Attestation, one.DeviceId ?? one.RegistrationId, null);

    public static Enrollment Of(EnrollmentGroup group, string registrationId) => new(
        group,
        group.Keys?.DeriveFor(registrationId) ?? group.Attestation,
        registrationId,
        group.Name);
}
