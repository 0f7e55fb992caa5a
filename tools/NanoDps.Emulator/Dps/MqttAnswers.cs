using System.Buffers;
using MQTTnet;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Mqtt;

namespace NanoDps.Emulator.Dps;

/// <summary>Sends answers over MQTT, or does what is to be done in their place.</summary>
internal sealed class MqttAnswers(MqttFrontEnd front, ServerLog log)
{
    public void Deliver(MqttPeer peer, DpsRequest request, DpsAnswer answer)
    {
        if (answer.Stop != AnswerStop.Nowhere)
        {
            // A PUBLISH is sent as a whole or not at all.
            Deliver(peer, request, DpsAnswer.Stall);
            return;
        }

        if (answer.Fate != ConnectionFate.GoesOn)
        {
            Log(peer, request, answer.Fate switch
            {
                ConnectionFate.Cut => "none: the connection is cut",
                ConnectionFate.Closed => "none: the connection is closed",
                _ => "none: the connection stalls",
            });
            front.Faults.Do(answer.Fate, peer);
            return;
        }

        if (!answer.IsSent)
        {
            Log(peer, request, "none");
        }
        else if (answer.Delay > TimeSpan.Zero)
        {
            _ = SendLaterAsync(peer, request, answer);
        }
        else
        {
            Send(peer, request, answer);
        }
    }

    private async Task SendLaterAsync(MqttPeer peer, DpsRequest request, DpsAnswer answer)
    {
        await Task.Delay(answer.Delay).ConfigureAwait(false);
        Send(peer, request, answer);
    }

    private void Send(MqttPeer peer, DpsRequest request, DpsAnswer answer)
    {
        if (((DpsSession)peer.State!).Granted is not { } quality)
        {
            Log(
                peer,
                request,
                $"lost: expected a subscription to {DpsTopic.ResponseFilter} first, there is none");
            return;
        }

        var topic = answer.TopicFor(request.Rid);
        for (var time = 0; time < answer.Times; time++)
        {
            Log(peer, request, topic);
            _ = front.SendAsync(peer, new MqttApplicationMessage
            {
                Topic = topic,
                Payload = new ReadOnlySequence<byte>(answer.Body),
                QualityOfServiceLevel = quality,
            });
        }

        if (answer.CutAfter is { } span)
        {
            front.Faults.CutLater(span, peer);
        }
    }

    private void Log(MqttPeer peer, DpsRequest request, string text) => log.Write(
        EventKind.Answer,
        peer.EndPoint,
        request.RegistrationId,
        $"to request {request.Number}: {text}");
}
