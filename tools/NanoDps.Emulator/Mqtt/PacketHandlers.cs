using System.Collections;
using System.Net;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Mqtt;

/// <summary>Translates MQTTnet's events into questions to the rules of a service.</summary>
internal sealed class PacketHandlers(
    IMqttRules rules, ServerLog log, LivePeers live, PacketFaults faults,
    Func<EndPoint?, ClientCertificates?> certificatesOf)
{
    private static readonly object PeerKey = new();

    /// <summary>
    /// The peer among the items of a session; null before its CONNECT was accepted.
    /// </summary>
    public static MqttPeer? Peer(IDictionary items) => items[PeerKey] as MqttPeer;

    public void Attach(MqttServer server)
    {
        server.ValidatingConnectionAsync += HandleAsync<ValidatingConnectionEventArgs>(
            ValidateAsync);
        server.InterceptingInboundPacketAsync += Handle<InterceptingPacketEventArgs>(Inbound);
        server.InterceptingOutboundPacketAsync += Handle<InterceptingPacketEventArgs>(Outbound);
        server.InterceptingSubscriptionAsync += HandleAsync<InterceptingSubscriptionEventArgs>(
            SubscribeAsync);
        server.InterceptingUnsubscriptionAsync += Handle<InterceptingUnsubscriptionEventArgs>(
            Unsubscribe);
        server.InterceptingPublishAsync += HandleAsync<InterceptingPublishEventArgs>(PublishAsync);
        server.ClientDisconnectedAsync += Handle<ClientDisconnectedEventArgs>(Disconnected);
    }

    /// <summary>
    /// A handler that fails says so in the log; MQTTnet would only drop the client.
    /// </summary>
    private Func<T, Task> HandleAsync<T>(Func<T, Task> handler) => async arguments =>
    {
        try
        {
            await handler(arguments).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.Write(
                EventKind.Fault, null, null, $"{exception.GetType().Name}: {exception.Message}");
            throw;
        }
    };

    private Func<T, Task> Handle<T>(Action<T> handler) => HandleAsync<T>(arguments =>
    {
        handler(arguments);
        return Task.CompletedTask;
    });

    private async Task ValidateAsync(ValidatingConnectionEventArgs arguments)
    {
        var peer = new MqttPeer(
            arguments.ClientId ?? "", arguments.RemoteEndPoint, arguments.KeepAlivePeriod ?? 0);
        var fault = faults.AtConnect(peer);
        if (fault?.Kind == FaultActionKind.Refuse)
        {
            arguments.ReasonCode = ConnectRefusal.CodeOf(fault.Code);
            return;
        }

        if (!await faults.GoesOnAsync(fault, peer).ConfigureAwait(false))
        {
            // This CONNACK does not reach the client.
            arguments.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            return;
        }

        var connect = new MqttConnect(
            peer.ClientId,
            arguments.UserName ?? "",
            arguments.Password ?? "",
            certificatesOf(peer.EndPoint));
        var refusal = arguments.ProtocolVersion == MqttProtocolVersion.V311
            ? rules.Connect(connect, peer)
            : new ConnectRefusal(
                MqttConnectReasonCode.UnsupportedProtocolVersion,
                $"expected MQTT 3.1.1, got {arguments.ProtocolVersion}; set the client to 3.1.1");
        if (refusal is null)
        {
            arguments.SessionItems[PeerKey] = peer;
            await live.ReplaceAsync(peer).ConfigureAwait(false);
            return;
        }

        arguments.ReasonCode = refusal.Code;
        log.Write(
            EventKind.ConnectRefused, peer.EndPoint, peer.ClientId,
            $"CONNACK {refusal.ReturnCode}: {refusal.Text}");
    }

    private void Inbound(InterceptingPacketEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is { } peer)
        {
            peer.LastPacket = DateTime.UtcNow;
            peer.PacketInHand = (arguments.Packet as MqttPacketWithIdentifier)?.PacketIdentifier
                ?? 0;
        }
    }

    private void Outbound(InterceptingPacketEventArgs arguments)
    {
        if (arguments.Packet is not (MqttPubAckPacket or MqttSubAckPacket)
            || Peer(arguments.SessionItems) is not { } peer)
        {
            return;
        }

        var acknowledgement = (MqttPacketWithIdentifier)arguments.Packet;
        arguments.ProcessPacket = peer.Acknowledges(acknowledgement.PacketIdentifier);
        if (arguments.Packet is MqttPubAckPacket)
        {
            peer.Acknowledged();
        }
    }

    private async Task SubscribeAsync(InterceptingSubscriptionEventArgs arguments)
    {
        arguments.ProcessSubscription = false;
        var peer = Peer(arguments.SessionItems)!;
        var filter = arguments.TopicFilter.Topic;
        var fault = faults.AtSubscribe(peer);
        if (fault?.Kind == FaultActionKind.Refuse
            || !await faults.GoesOnAsync(fault, peer).ConfigureAwait(false))
        {
            arguments.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            return;
        }

        // QoS 2 is granted as QoS 1 (Azure: MQTT support of DPS and of IoT Hub).
        var granted =
            arguments.TopicFilter.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce
            ? MqttQualityOfServiceLevel.AtMostOnce
            : MqttQualityOfServiceLevel.AtLeastOnce;
        if (rules.Subscribe(peer, filter, granted) is { } refusal)
        {
            arguments.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            log.Write(EventKind.SubscribeRefused, peer.EndPoint, peer.ClientId, refusal);
            return;
        }

        arguments.Response.ReasonCode = (MqttSubscribeReasonCode)granted;
        log.Write(
            EventKind.Subscribed, peer.EndPoint, peer.ClientId, $"{filter}, QoS {(int)granted}");
    }

    private void Unsubscribe(InterceptingUnsubscriptionEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is { } peer)
        {
            rules.Unsubscribe(peer, arguments.Topic);
        }
    }

    private async Task PublishAsync(InterceptingPublishEventArgs arguments)
    {
        arguments.ProcessPublish = false;
        if (Peer(arguments.SessionItems) is not { } peer)
        {
            return;
        }

        if (!await faults.GoesOnAsync(faults.AtPublish(peer), peer).ConfigureAwait(false))
        {
            return;
        }

        // Both services close the connection for QoS 2 (Azure: MQTT support of DPS and of IoT Hub).
        var message = arguments.ApplicationMessage;
        var violation = message.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce
            ? $"expected a PUBLISH with QoS 0 or 1, got QoS 2 on {message.Topic}; "
                + "publish with QoS 1"
            : rules.Publish(peer, message);
        if (violation is null)
        {
            return;
        }

        arguments.CloseConnection = true;
        peer.CloseReason ??= violation;
        log.Write(EventKind.Violation, peer.EndPoint, peer.ClientId, violation);
    }

    private void Disconnected(ClientDisconnectedEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is { } peer)
        {
            peer.SaidGoodbye = arguments.DisconnectType == MqttClientDisconnectType.Clean;
        }
    }
}
