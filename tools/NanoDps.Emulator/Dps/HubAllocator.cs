using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Dps;

/// <summary>Picks the hub of a device.</summary>
internal sealed class HubAllocator(EmulatorOptions options, IReadOnlyList<HubServer> hubs)
{
    private readonly AllocationCommand _command = new(options.CustomAllocation, hubs);

    public IReadOnlyList<HubServer> Hubs => hubs;

    /// <summary>A hub by its host name; null when there is none.</summary>
    public HubServer? Find(string? name) => hubs.FirstOrDefault(
        hub => string.Equals(hub.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Begins an allocation. A command takes its time, as one's own function does in Azure; all
    /// else is done at once.
    /// </summary>
    /// <param name="enrollment">The device's enrollment.</param>
    /// <param name="registrationId">The registration id.</param>
    /// <param name="current">The hub that the device has; null for none.</param>
    /// <param name="body">What it said.</param>
    public Task<AllocationOutcome> AllocateAsync(
        Enrollment enrollment, string registrationId, string? current, RegisterBody body)
    {
        var policy = enrollment.Entry.Allocation ?? options.Allocation;
        return policy == Allocation.Custom
            ? CustomAsync(enrollment, registrationId, body)
            : Task.FromResult(new AllocationOutcome(policy switch
            {
                // A device that is assigned already stays where it is.
                Allocation.EvenlyWeighted =>
                    Find(current) ?? hubs.MinBy(hub => hub.DeviceCount)!,
                Allocation.LowestLatency => hubs.MinBy(hub => hub.Latency)!,
                _ => Find(enrollment.Entry.Hub) ?? hubs[0],
            }, null, ""));
    }

    private Task<AllocationOutcome> CustomAsync(
        Enrollment enrollment, string registrationId, RegisterBody body)
    {
        var rule = options.CustomAllocation.Rules.FirstOrDefault(
            one => one.Match(registrationId, body.Payload));
        if (rule is not null)
        {
            return Task.FromResult(new AllocationOutcome(
                Find(rule.Hub), (System.Text.Json.Nodes.JsonObject?)rule.Return?.DeepClone(), ""));
        }

        return options.CustomAllocation.Command.Count > 0
            ? _command.RunAsync(enrollment, registrationId, body)
            : Task.FromResult(AllocationOutcome.Failed(
                "expected a row of the table for the device, there is none"));
    }
}
