using System.Collections.Concurrent;
using System.Net;

namespace NanoDps.Emulator.Mqtt;

/// <summary>One accepted MQTT connection.</summary>
internal sealed class MqttPeer(string clientId, EndPoint? endPoint, int keepAliveSeconds)
{
    private readonly ConcurrentQueue<Action> _afterAcknowledgement = new();

    public string ClientId { get; } = clientId;

    public EndPoint? EndPoint { get; } = endPoint;

    /// <summary>What the service keeps about the connection.</summary>
    public object? State { get; set; }

    /// <summary>Why the service ended the connection; null when it did not.</summary>
    public string? CloseReason { get; set; }

    /// <summary>When the last packet came (system clock, as MQTTnet's keep-alive).</summary>
    public DateTime LastPacket { get; set; } = DateTime.UtcNow;

    public bool IsOverdue =>
        keepAliveSeconds > 0 && DateTime.UtcNow - LastPacket > TimeSpan.FromSeconds(1.5 * keepAliveSeconds);

    /// <summary>
    /// Does something once the PUBACK of the PUBLISH in hand goes out, so that an answer never
    /// overtakes the acknowledgement of its request. PUBACKs go out in the order of their PUBLISHes.
    /// </summary>
    public void AfterAcknowledgement(Action action) => _afterAcknowledgement.Enqueue(action);

    public void Acknowledged()
    {
        if (_afterAcknowledgement.TryDequeue(out var action))
        {
            action();
        }
    }
}
