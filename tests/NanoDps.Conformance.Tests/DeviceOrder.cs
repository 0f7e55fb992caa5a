using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NanoDps.Conformance.Tests;

/// <summary>What device.js is to do; it describes the fields.</summary>
internal sealed record DeviceOrder
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Host { get; init; }

    public required string IdScope { get; init; }

    public required string RegistrationId { get; init; }

    public required string Transport { get; init; }

    public string? Key { get; init; }

    public string? Certificate { get; init; }

    public string? CertificateKey { get; init; }

    public JsonNode? Payload { get; init; }

    public string? HubTransport { get; init; }

    public bool HubRetries { get; init; }

    public IReadOnlyList<DeviceMessage> Messages { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
