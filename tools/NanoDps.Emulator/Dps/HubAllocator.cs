using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Dps;

/// <summary>Picks the hub of a device.</summary>
internal sealed class HubAllocator(Allocation allocation, IReadOnlyList<HubServer> hubs)
{
    public IReadOnlyList<HubServer> Hubs => hubs;

    /// <summary>A hub by its host name; the options were checked for it.</summary>
    public HubServer Named(string name) => hubs.First(
        hub => string.Equals(hub.Name, name, StringComparison.OrdinalIgnoreCase));

    public HubServer Pick(Enrollment enrollment, string? current)
    {
        if (allocation == Allocation.EvenlyWeighted)
        {
            // A device that is assigned already stays where it is.
            return hubs.FirstOrDefault(hub => hub.Name == current)
                ?? hubs.MinBy(hub => hub.DeviceCount)!;
        }

        return hubs.FirstOrDefault(
            hub => string.Equals(hub.Name, enrollment.Entry.Hub, StringComparison.OrdinalIgnoreCase))
            ?? hubs[0];
    }
}
