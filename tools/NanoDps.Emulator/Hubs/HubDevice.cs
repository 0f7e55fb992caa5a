using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Mqtt;

namespace NanoDps.Emulator.Hubs;

/// <summary>A device that is registered at a hub.</summary>
internal sealed class HubDevice(string id, SymmetricKeys keys)
{
    private int _messages;

    public string Id { get; } = id;

    public SymmetricKeys Keys { get; set; } = keys;

    /// <summary>The device's connection; null while it has none.</summary>
    public MqttPeer? Connection { get; set; }

    /// <summary>How many messages it has sent.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public int NextMessage() => Interlocked.Increment(ref _messages);
}
