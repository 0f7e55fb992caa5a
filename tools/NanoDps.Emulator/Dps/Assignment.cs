using System.Text.Json.Nodes;

namespace NanoDps.Emulator.Dps;

/// <summary>A device that DPS has assigned to a hub.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="DeviceId">The device id at the hub.</param>
/// <param name="Hub">The hub's host name.</param>
/// <param name="Substatus">
/// How it came there: initialAssignment, deviceDataMigrated, deviceDataReset or
/// reprovisionedToInitialAssignment.
/// </param>
/// <param name="Created">When the device was first assigned.</param>
/// <param name="LastUpdated">When it was last.</param>
/// <param name="ETag">The entity tag.</param>
public sealed record Assignment(
    string RegistrationId,
    string DeviceId,
    string Hub,
    string Substatus,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    string ETag)
{
    /// <summary>The enrollment group; null for an individual enrollment.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it proved itself with a certificate, not a key.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>The hub that it was first assigned to.</summary>
    public string InitialHub { get; init; } = Hub;

    /// <summary>What custom allocation tells the device; null for nothing.</summary>
    public JsonObject? Payload { get; init; }

    /// <summary>
    /// The certificate that was issued for its csr, and those above it, in base64; empty without.
    /// </summary>
    public IReadOnlyList<string> IssuedChain { get; init; } = [];

    /// <summary>What the device is told of its hub's protocol; null for nothing.</summary>
    public string? ConnectionProfile { get; init; }
}
