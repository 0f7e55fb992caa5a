namespace NanoDps.Emulator.Enrollments;

/// <summary>The enrollment of one device.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="Keys">The device's keys.</param>
public sealed record IndividualEnrollment(string RegistrationId, SymmetricKeys Keys)
{
    /// <summary>The device id at the hub; null to have the registration id.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Whether the device may register.</summary>
    public bool Disabled { get; init; }

    /// <summary>The hub for static allocation; null for the first.</summary>
    public string? Hub { get; init; }
}
