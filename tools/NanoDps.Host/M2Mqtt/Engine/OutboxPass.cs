using MQTTnet.Packets;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// One look at every message in the queue: send what is due, settle what was acknowledged, give up
/// after three sends a second apart (B52, B55).
/// </summary>
/// <param name="outbox">The queue.</param>
/// <param name="settings">Attempts and the delay between them.</param>
/// <param name="send">Sends a packet or throws.</param>
/// <param name="raise">Queues an event for the dispatching thread.</param>
internal sealed class OutboxPass(
    Outbox outbox, MqttSettings settings, Action<byte[]> send, Action<Action<MqttClient>> raise)
{
    /// <summary>Returns the ms until the next pass is due, or Timeout.Infinite.</summary>
    /// <param name="goesOn">Asked before each message; false ends the pass.</param>
    public int Run(Func<bool> goesOn)
    {
        var count = outbox.BeginPass(out var answers);
        var wait = Timeout.Infinite;
        while (count-- > 0 && goesOn() && outbox.Dequeue() is { } item)
        {
            wait = Shorter(wait, HandleOrRequeue(item, answers));
        }

        outbox.EndPass(answers);
        return wait;
    }

    // What could not be sent goes back to the end of the queue, poison too (B62, B108).
    private int HandleOrRequeue(OutboxItem item, List<MqttPacketWithIdentifier> answers)
    {
        try
        {
            return Handle(item, answers);
        }
        catch
        {
            outbox.Requeue(item);
            throw;
        }
    }

    private int Handle(OutboxItem item, List<MqttPacketWithIdentifier> answers)
    {
        if (item.Received is not null)
        {
            return HandleReceived(item, item.Received, answers);
        }

        return item.State switch
        {
            OutboxState.Queued => Send(item),
            OutboxState.PubrelQueued => SendPubrel(item, item.Attempts + 1),
            _ => Settle(item, answers.Find(a => IsAnswer(item, a))),
        };
    }

    private int Send(OutboxItem item)
    {
        if (item.IsPublish && item.Qos == MqttQoSLevel.AtMostOnce)
        {
            send(item.Encode(false));
            return Timeout.Infinite;
        }

        item.Attempts++;
        item.SentAt = Environment.TickCount64;
        item.State = item.IsPublish && item.Qos == MqttQoSLevel.ExactlyOnce
            ? OutboxState.AwaitPubrec
            : OutboxState.AwaitAcknowledgement;
        var packet = item.Encode(item.Attempts > 1);

        // Back in the queue before it is sent: what the broker sends after its answer must not get
        // in front of it (B72).
        outbox.Requeue(item);
        send(packet);
        return settings.DelayOnRetry;
    }

    private int SendPubrel(OutboxItem item, int attempt)
    {
        item.Attempts = attempt;
        item.SentAt = Environment.TickCount64;
        item.State = OutboxState.AwaitPubcomp;
        outbox.Requeue(item);
        send(PacketEncoder.Pubrel(item.Id));
        return settings.DelayOnRetry;
    }

    private int Settle(OutboxItem item, MqttPacketWithIdentifier? answer)
    {
        switch (answer)
        {
            case null:
                return Retry(item);
            case MqttPubRecPacket:
                return SendPubrel(item, attempt: 1);
            case MqttSubAckPacket suback:
                var granted = suback.ReasonCodes.Select(code => (MqttQoSLevel)code).ToArray();
                raise(client => client.RaiseSubscribed(item.Id, granted));
                return Timeout.Infinite;
            case MqttUnsubAckPacket:
                raise(client => client.RaiseUnsubscribed(item.Id));
                return Timeout.Infinite;
            default:
                raise(client => client.RaisePublished(item.Id, true));
                return Timeout.Infinite;
        }
    }

    private int Retry(OutboxItem item)
    {
        var elapsed = Environment.TickCount64 - item.SentAt;
        if (elapsed < settings.DelayOnRetry)
        {
            outbox.Requeue(item);
            return settings.DelayOnRetry - (int)elapsed;
        }

        if (item.Attempts < settings.AttemptsOnRetry)
        {
            item.State = item.State == OutboxState.AwaitPubcomp
                ? OutboxState.PubrelQueued
                : OutboxState.Queued;
            outbox.Requeue(item);
            return 0;
        }

        if (item.IsPublish)
        {
            raise(client => client.RaisePublished(item.Id, false));
        }

        return Timeout.Infinite;
    }

    private int HandleReceived(
        OutboxItem item, MqttPublishPacket packet, List<MqttPacketWithIdentifier> answers)
    {
        switch (item.Qos)
        {
            case MqttQoSLevel.AtMostOnce:
                raise(client => client.RaiseReceived(packet));
                break;
            case MqttQoSLevel.AtLeastOnce:
                send(PacketEncoder.Puback(item.Id));
                raise(client => client.RaiseReceived(packet));
                break;
            case var _ when item.State == OutboxState.Queued:
                item.State = OutboxState.AwaitPubrel;
                outbox.Requeue(item);
                send(PacketEncoder.Pubrec(item.Id));
                break;
            case var _ when answers.OfType<MqttPubRelPacket>()
                .Any(pubrel => pubrel.PacketIdentifier == item.Id):
                send(PacketEncoder.Pubcomp(item.Id));
                outbox.ForgetReceived(item.Id);
                raise(client => client.RaiseReceived(packet));
                break;
            default:
                outbox.Requeue(item);
                break;
        }

        return Timeout.Infinite;
    }

    private static bool IsAnswer(OutboxItem item, MqttPacketWithIdentifier answer) =>
        answer.PacketIdentifier == item.Id && (item.Type, item.State, answer) switch
        {
            (MqttMessageType.Subscribe, _, MqttSubAckPacket) => true,
            (MqttMessageType.Unsubscribe, _, MqttUnsubAckPacket) => true,
            (MqttMessageType.Publish, OutboxState.AwaitAcknowledgement, MqttPubAckPacket) => true,
            (MqttMessageType.Publish, OutboxState.AwaitPubrec, MqttPubRecPacket) => true,
            (MqttMessageType.Publish, OutboxState.AwaitPubcomp, MqttPubCompPacket) => true,
            _ => false,
        };

    private static int Shorter(int one, int other)
    {
        if (one == Timeout.Infinite || other == Timeout.Infinite)
        {
            return Math.Max(one, other);
        }

        return Math.Min(one, other);
    }
}
