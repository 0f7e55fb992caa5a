using System.Text.Json.Nodes;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Dps;

/// <summary>What an allocation came to.</summary>
/// <param name="Hub">The hub; null when it failed.</param>
/// <param name="Payload">What the device is told besides; null for nothing.</param>
/// <param name="Fault">Why it failed; empty when it did not.</param>
internal sealed record AllocationOutcome(HubServer? Hub, JsonObject? Payload, string Fault)
{
    public static AllocationOutcome Failed(string fault) => new(null, null, fault);
}
