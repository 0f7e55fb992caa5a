using System.Collections;
using System.Net;
using MQTTnet;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Mqtt;

/// <summary>
/// An MQTT 3.1.1 server over TLS that leaves every decision to the rules of a service. Nothing that
/// a client publishes ever reaches another client: MQTTnet keeps no subscription and forwards no
/// message here.
/// </summary>
internal sealed class MqttFrontEnd : IAsyncDisposable
{
    private static readonly object PeerKey = new();

    private readonly IMqttRules _rules;
    private readonly ServerLog _log;
    private readonly MqttServer _mqtt;

    public MqttFrontEnd(
        string hostName, IPEndPoint address, TlsSettings tls, TestAuthority authority, ServerLog log, IMqttRules rules)
    {
        _rules = rules;
        _log = log;
        var adapter = new MqttConnectionHandler();
        var options = new MqttServerOptions { DefaultCommunicationTimeout = TimeSpan.FromSeconds(30) };
        options.DefaultEndpointOptions.IsEnabled = false;
        _mqtt = new MqttServer(options, [adapter], MqttNetNullLogger.Instance);
        Endpoint = new TlsEndpoint(hostName, address, tls, authority, log, adapter.OnConnectedAsync);

        _mqtt.ValidatingConnectionAsync += Handle<ValidatingConnectionEventArgs>(Validate);
        _mqtt.InterceptingInboundPacketAsync += Handle<InterceptingPacketEventArgs>(Inbound);
        _mqtt.InterceptingOutboundPacketAsync += Handle<InterceptingPacketEventArgs>(Outbound);
        _mqtt.InterceptingSubscriptionAsync += Handle<InterceptingSubscriptionEventArgs>(Subscribe);
        _mqtt.InterceptingUnsubscriptionAsync += Handle<InterceptingUnsubscriptionEventArgs>(Unsubscribe);
        _mqtt.InterceptingPublishAsync += Handle<InterceptingPublishEventArgs>(Publish);
        _mqtt.ClientDisconnectedAsync += Handle<ClientDisconnectedEventArgs>(Disconnected);
    }

    public TlsEndpoint Endpoint { get; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _mqtt.StartAsync().ConfigureAwait(false);
        await Endpoint.StartAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mqtt.IsStarted)
        {
            await _mqtt.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
        }

        await Endpoint.DisposeAsync().ConfigureAwait(false);
        _mqtt.Dispose();
    }

    /// <summary>
    /// Sends a message to one peer and to nobody else; false when the peer is gone. MQTTnet's own
    /// InjectApplicationMessage would reach every client with a matching subscription.
    /// </summary>
    public async Task<bool> SendAsync(MqttPeer peer, MqttApplicationMessage message)
    {
        try
        {
            var session = await _mqtt.GetSessionAsync(peer.ClientId).ConfigureAwait(false);
            return ReferenceEquals(Peer(session.Items), peer)
                && session.TryEnqueueApplicationMessage(message, out _);
        }
        catch (InvalidOperationException)
        {
            // The session has ended in the meantime, or the server has.
            return false;
        }
    }

    /// <summary>Ends a connection in good order.</summary>
    public async Task CloseAsync(MqttPeer peer, string reason)
    {
        peer.CloseReason ??= reason;
        foreach (var client in await _mqtt.GetClientsAsync().ConfigureAwait(false))
        {
            if (Equals(client.RemoteEndPoint, peer.EndPoint))
            {
                await client.DisconnectAsync(new MqttServerClientDisconnectOptions()).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Cuts a connection as a lost network would.</summary>
    public void Cut(MqttPeer peer, string reason)
    {
        peer.CloseReason ??= reason;
        Endpoint.Abort(peer.EndPoint);
    }

    private static MqttPeer? Peer(IDictionary items) => items[PeerKey] as MqttPeer;

    /// <summary>A handler that fails says so in the log; MQTTnet would only drop the client.</summary>
    private Func<T, Task> Handle<T>(Action<T> handler) => arguments =>
    {
        try
        {
            handler(arguments);
        }
        catch (Exception exception)
        {
            _log.Write(EventKind.Fault, null, null, $"{exception.GetType().Name}: {exception.Message}");
            throw;
        }

        return Task.CompletedTask;
    };

    private void Validate(ValidatingConnectionEventArgs arguments)
    {
        var peer = new MqttPeer(
            arguments.ClientId ?? "", arguments.RemoteEndPoint, arguments.KeepAlivePeriod ?? 0);
        var connect = new MqttConnect(peer.ClientId, arguments.UserName ?? "", arguments.Password);
        var refusal = arguments.ProtocolVersion == MqttProtocolVersion.V311
            ? _rules.Connect(connect, peer)
            : new ConnectRefusal(
                MqttConnectReasonCode.UnsupportedProtocolVersion,
                $"expected MQTT 3.1.1, got {arguments.ProtocolVersion}; set the client to 3.1.1");
        if (refusal is null)
        {
            arguments.SessionItems[PeerKey] = peer;
            return;
        }

        arguments.ReasonCode = refusal.Code;
        _log.Write(
            EventKind.ConnectRefused, peer.EndPoint, peer.ClientId, $"CONNACK {refusal.ReturnCode}: {refusal.Text}");
    }

    private void Inbound(InterceptingPacketEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is { } peer)
        {
            peer.LastPacket = DateTime.UtcNow;
        }
    }

    private void Outbound(InterceptingPacketEventArgs arguments)
    {
        if (arguments.Packet is MqttPubAckPacket)
        {
            Peer(arguments.SessionItems)?.Acknowledged();
        }
    }

    private void Subscribe(InterceptingSubscriptionEventArgs arguments)
    {
        arguments.ProcessSubscription = false;
        var peer = Peer(arguments.SessionItems)!;
        var filter = arguments.TopicFilter.Topic;

        // QoS 2 is granted as QoS 1 (Azure: MQTT support of DPS and of IoT Hub).
        var granted = arguments.TopicFilter.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce
            ? MqttQualityOfServiceLevel.AtMostOnce
            : MqttQualityOfServiceLevel.AtLeastOnce;
        if (_rules.Subscribe(peer, filter, granted) is { } refusal)
        {
            arguments.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            _log.Write(EventKind.SubscribeRefused, peer.EndPoint, peer.ClientId, refusal);
            return;
        }

        arguments.Response.ReasonCode = (MqttSubscribeReasonCode)granted;
        _log.Write(EventKind.Subscribed, peer.EndPoint, peer.ClientId, $"{filter}, QoS {(int)granted}");
    }

    private void Unsubscribe(InterceptingUnsubscriptionEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is { } peer)
        {
            _rules.Unsubscribe(peer, arguments.Topic);
        }
    }

    private void Publish(InterceptingPublishEventArgs arguments)
    {
        arguments.ProcessPublish = false;
        if (Peer(arguments.SessionItems) is not { } peer)
        {
            return;
        }

        // Both services close the connection for QoS 2 (Azure: MQTT support of DPS and of IoT Hub).
        var message = arguments.ApplicationMessage;
        var violation = message.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce
            ? $"expected a PUBLISH with QoS 0 or 1, got QoS 2 on {message.Topic}; publish with QoS 1"
            : _rules.Publish(peer, message);
        if (violation is null)
        {
            return;
        }

        arguments.CloseConnection = true;
        peer.CloseReason ??= violation;
        _log.Write(EventKind.Violation, peer.EndPoint, peer.ClientId, violation);
    }

    private void Disconnected(ClientDisconnectedEventArgs arguments)
    {
        if (Peer(arguments.SessionItems) is not { } peer)
        {
            return;
        }

        _rules.Disconnected(peer);
        var reason = peer.CloseReason ?? arguments.DisconnectType switch
        {
            MqttClientDisconnectType.Clean => "the client sent DISCONNECT",
            MqttClientDisconnectType.Takeover => "evicted by a new connection with the same client id",
            _ when peer.IsOverdue => "nothing came for 1.5 times the keep-alive",
            _ => "the connection was lost",
        };
        _log.Write(EventKind.Disconnected, peer.EndPoint, peer.ClientId, reason);
    }
}
