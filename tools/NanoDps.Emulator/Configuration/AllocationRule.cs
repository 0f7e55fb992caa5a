using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace NanoDps.Emulator.Configuration;

/// <summary>A row of the table of custom allocation.</summary>
/// <param name="Hub">The hub's host name.</param>
public sealed record AllocationRule(string Hub)
{
    /// <summary>The registration ids that it is for; * and ? stand for any text and character.</summary>
    public string RegistrationId { get; init; } = "*";

    /// <summary>
    /// The fields that the device's payload must have, with their values; null for any payload.
    /// </summary>
    public JsonObject? Payload { get; init; }

    /// <summary>The payload that the device gets; null for none.</summary>
    public JsonObject? Return { get; init; }

    /// <summary>Whether it is for a device.</summary>
    internal bool Match(string registrationId, JsonObject? payload) =>
        FileSystemName.MatchesSimpleExpression(RegistrationId, registrationId)
        && (Payload is null || Payload.All(field => payload is not null
            && payload.TryGetPropertyValue(field.Key, out var value)
            && JsonNode.DeepEquals(value, field.Value)));
}
