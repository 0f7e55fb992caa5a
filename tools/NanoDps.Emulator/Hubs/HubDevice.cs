using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Mqtt;

namespace NanoDps.Emulator.Hubs;

/// <summary>A device that is registered at a hub.</summary>
internal sealed class HubDevice(string id, Attestation attestation)
{
    private int _messages;

    public string Id { get; } = id;

    /// <summary>Its keys, or the thumbprints of its certificate.</summary>
    public Attestation Attestation { get; set; } = attestation;

    /// <summary>The device's connection; null while it has none.</summary>
    public MqttPeer? Connection { get; set; }

    /// <summary>How many messages it has sent.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public int NextMessage() => Interlocked.Increment(ref _messages);
}
