using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Hubs;

/// <summary>
/// The devices of a hub. Device ids are case-sensitive (Azure: identity registry).
/// </summary>
internal sealed class HubRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HubDevice> _devices = new(StringComparer.Ordinal);

    public IReadOnlyList<HubDevice> Devices
    {
        get
        {
            lock (_gate)
            {
                return [.. _devices.Values];
            }
        }
    }

    public HubDevice? Find(string deviceId)
    {
        lock (_gate)
        {
            return _devices.GetValueOrDefault(deviceId);
        }
    }

    /// <summary>Registers a device; one that is registered already keeps its connection.</summary>
    public void Register(string deviceId, Attestation attestation)
    {
        lock (_gate)
        {
            if (_devices.TryGetValue(deviceId, out var known))
            {
                known.Attestation = attestation;
                return;
            }

            _devices.Add(deviceId, new HubDevice(deviceId, attestation));
        }
    }

    public HubDevice? Remove(string deviceId)
    {
        lock (_gate)
        {
            return _devices.Remove(deviceId, out var removed) ? removed : null;
        }
    }
}
