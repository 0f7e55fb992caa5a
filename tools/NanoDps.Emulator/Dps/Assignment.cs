namespace NanoDps.Emulator.Dps;

/// <summary>A device that DPS has assigned to a hub.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="DeviceId">The device id at the hub.</param>
/// <param name="Hub">The hub's host name.</param>
/// <param name="Group">The enrollment group; null for an individual enrollment.</param>
/// <param name="HasCertificate">Whether it proved itself with a certificate, not a key.</param>
/// <param name="Created">When the device was first assigned.</param>
/// <param name="LastUpdated">When it was last.</param>
/// <param name="ETag">The entity tag.</param>
public sealed record Assignment(
    string RegistrationId,
    string DeviceId,
    string Hub,
    string? Group,
    bool HasCertificate,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    string ETag);
