using System.Collections.Concurrent;
using System.Net;

namespace NanoDps.Emulator.Mqtt;

/// <summary>
/// The connections of a server, one for each client id. A new one waits until the old one is gone:
/// MQTTnet's own takeover would hand the old session's items on to a client that asks to keep its
/// session, and may delete a session that has just been made for the new connection.
/// </summary>
internal sealed class LivePeers(Func<MqttPeer, Task> evict)
{
    private readonly ConcurrentDictionary<string, MqttPeer> _byClientId = new(
        StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EndPoint, MqttPeer> _byEndPoint = new();

    /// <summary>
    /// Makes a peer the one with its client id, after the one before it has ended.
    /// </summary>
    public async Task ReplaceAsync(MqttPeer peer)
    {
        while (!_byClientId.TryAdd(peer.ClientId, peer))
        {
            if (_byClientId.TryGetValue(peer.ClientId, out var old))
            {
                await evict(old).ConfigureAwait(false);
                await old.Ended.ConfigureAwait(false);
            }
        }

        _byEndPoint[peer.EndPoint!] = peer;
    }

    /// <summary>The peer of a connection; null when its CONNECT was not accepted.</summary>
    public MqttPeer? Find(EndPoint? endPoint) =>
        endPoint is null ? null : _byEndPoint.GetValueOrDefault(endPoint);

    /// <summary>Says of every connection why it ends.</summary>
    public void EndAll(string reason)
    {
        foreach (var peer in _byEndPoint.Values)
        {
            peer.CloseReason ??= reason;
        }
    }

    /// <summary>Lets the next connection with the same client id in.</summary>
    public void End(MqttPeer peer)
    {
        _byEndPoint.TryRemove(peer.EndPoint!, out _);
        _byClientId.TryRemove(new KeyValuePair<string, MqttPeer>(peer.ClientId, peer));
        peer.End();
    }
}
