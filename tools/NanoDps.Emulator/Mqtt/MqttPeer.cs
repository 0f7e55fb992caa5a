using System.Collections.Concurrent;
using System.Net;

namespace NanoDps.Emulator.Mqtt;

/// <summary>One accepted MQTT connection.</summary>
internal sealed class MqttPeer(string clientId, EndPoint? endPoint, int keepAliveSeconds)
{
    private readonly ConcurrentQueue<Action> _afterAcknowledgement = new();
    private readonly ConcurrentDictionary<ushort, bool> _unacknowledged = new();
    private readonly TaskCompletionSource _ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public string ClientId { get; } = clientId;

    public EndPoint? EndPoint { get; } = endPoint;

    /// <summary>What the service keeps about the connection.</summary>
    public object? State { get; set; }

    /// <summary>Why the service ended the connection; null when it did not.</summary>
    public string? CloseReason { get; set; }

    /// <summary>Whether the client ended the connection with DISCONNECT.</summary>
    public bool SaidGoodbye { get; set; }

    /// <summary>When the last packet came (system clock, as MQTTnet's keep-alive).</summary>
    public DateTime LastPacket { get; set; } = DateTime.UtcNow;

    /// <summary>The identifier of the packet in hand, where it has one.</summary>
    public ushort PacketInHand { get; set; }

    /// <summary>Ends when MQTTnet has let go of the connection and its session.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why the connection ended, once it has.</summary>
    public string EndReason
    {
        get
        {
            if (CloseReason is not null)
            {
                return CloseReason;
            }

            if (SaidGoodbye)
            {
                return "the client sent DISCONNECT";
            }

            var silence = DateTime.UtcNow - LastPacket;
            return keepAliveSeconds > 0 && silence > TimeSpan.FromSeconds(1.5 * keepAliveSeconds)
                ? "nothing came for 1.5 times the keep-alive"
                : "the connection was lost";
        }
    }

    /// <summary>
    /// Does something once the PUBACK of the PUBLISH in hand goes out, so that an answer never
    /// overtakes the acknowledgement of its request. PUBACKs go out in order.
    /// </summary>
    public void AfterAcknowledgement(Action action) => _afterAcknowledgement.Enqueue(action);

    /// <summary>Keeps the acknowledgement of the packet in hand from being sent.</summary>
    public void LeaveUnacknowledged() => _unacknowledged.TryAdd(PacketInHand, true);

    /// <summary>Whether the acknowledgement of a packet is sent.</summary>
    public bool Acknowledges(ushort packet) => !_unacknowledged.TryRemove(packet, out _);

    public void End() => _ended.TrySetResult();

    public void Acknowledged()
    {
        if (_afterAcknowledgement.TryDequeue(out var action))
        {
            action();
        }
    }
}
