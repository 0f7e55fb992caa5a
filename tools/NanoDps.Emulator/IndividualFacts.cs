namespace NanoDps.Emulator;

/// <summary>One individual enrollment.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="DeviceId">The device id, where it differs.</param>
/// <param name="PrimaryKey">The key in base64; null where it has a certificate.</param>
/// <param name="Disabled">Whether the device may not register.</param>
public sealed record IndividualFacts(
    string RegistrationId, string? DeviceId, string? PrimaryKey, bool Disabled);
