using MQTTnet.Packets;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// The queue between the callers, the receiving thread and the sending thread. It outlives
/// connections: what is queued while offline goes out after the next Connect (B59); only Close
/// clears it (B60).
/// </summary>
internal sealed class Outbox
{
    private readonly object _lock = new();
    private readonly Queue<OutboxItem> _items = new();
    private readonly List<MqttPacketWithIdentifier> _answers = [];
    private readonly HashSet<ushort> _receivedAtQos2 = [];

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _items.Count == 0 && _answers.Count == 0;
            }
        }
    }

    /// <summary>False when the queue holds that many messages already (B65).</summary>
    public bool TryEnqueue(OutboxItem item, int limit)
    {
        lock (_lock)
        {
            if (_items.Count >= limit)
            {
                return false;
            }

            _items.Enqueue(item);
            return true;
        }
    }

    /// <summary>Takes a message from the broker; one that finds no room is dropped.</summary>
    public void EnqueueReceived(MqttPublishPacket packet, int limit)
    {
        lock (_lock)
        {
            var qos = (MqttQoSLevel)packet.QualityOfServiceLevel;
            var id = packet.PacketIdentifier;
            if (qos == MqttQoSLevel.ExactlyOnce && _receivedAtQos2.Contains(id))
            {
                AcknowledgeAgain(id);
                return;
            }

            var item = new OutboxItem
            {
                Type = MqttMessageType.Publish,
                Id = id,
                Qos = qos,
                Received = packet,
            };
            if (TryEnqueue(item, limit) && qos == MqttQoSLevel.ExactlyOnce)
            {
                _receivedAtQos2.Add(id);
            }
        }
    }

    /// <summary>Keeps an acknowledgement for the next pass of the sending thread.</summary>
    public void Answer(MqttPacketWithIdentifier packet)
    {
        lock (_lock)
        {
            _answers.Add(packet);
        }
    }

    /// <summary>Whether a PUBREL belongs to a message that waits for it.</summary>
    public bool AwaitsPubrel(ushort id)
    {
        lock (_lock)
        {
            return _receivedAtQos2.Contains(id);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
            _answers.Clear();
            _receivedAtQos2.Clear();
        }
    }

    /// <summary>The number of messages, and the answers that a pass over them may use.</summary>
    public int BeginPass(out List<MqttPacketWithIdentifier> answers)
    {
        lock (_lock)
        {
            answers = [.. _answers];
            return _items.Count;
        }
    }

    /// <summary>
    /// Forgets the answers of a pass; those that fitted nothing are strays (B54, B113).
    /// </summary>
    public void EndPass(List<MqttPacketWithIdentifier> answers)
    {
        lock (_lock)
        {
            _answers.RemoveAll(answers.Contains);
        }
    }

    public OutboxItem? Dequeue()
    {
        lock (_lock)
        {
            return _items.TryDequeue(out var item) ? item : null;
        }
    }

    /// <summary>Puts a message back at the end, unless it is there already.</summary>
    public void Requeue(OutboxItem item)
    {
        lock (_lock)
        {
            if (!_items.Contains(item))
            {
                _items.Enqueue(item);
            }
        }
    }

    public void ForgetReceived(ushort id)
    {
        lock (_lock)
        {
            _receivedAtQos2.Remove(id);
        }
    }

    private void AcknowledgeAgain(ushort id)
    {
        foreach (var item in _items.Where(i => i.Received is not null && i.Id == id))
        {
            item.State = OutboxState.Queued;
        }
    }
}
