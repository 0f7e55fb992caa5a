using System.Net;
using Microsoft.AspNetCore.Connections;
using MQTTnet;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
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
    private static readonly TimeSpan EvictionPatience = TimeSpan.FromSeconds(2);

    private readonly IMqttRules _rules;
    private readonly ServerLog _log;
    private readonly MqttServer _mqtt;
    private readonly LivePeers _live;

    public MqttFrontEnd(
        string hostName, IPEndPoint address, TlsSettings tls, TestAuthority authority,
        ServerLog log, IMqttRules rules)
    {
        _rules = rules;
        _log = log;
        _live = new LivePeers(EvictAsync);
        var adapter = new MqttConnectionHandler();
        var options =
            new MqttServerOptions { DefaultCommunicationTimeout = TimeSpan.FromSeconds(30) };
        options.DefaultEndpointOptions.IsEnabled = false;
        _mqtt = new MqttServer(options, [adapter], MqttNetNullLogger.Instance);
        Endpoint = new TlsEndpoint(
            hostName, address, tls, authority, log, connection => ServeAsync(adapter, connection));

        tls.Faults.Move = () => MoveAsync(CancellationToken.None);
        Faults = new PacketFaults(tls.Faults, Endpoint);
        new PacketHandlers(
            rules, log, _live, Faults, Endpoint.CertificatesOf).Attach(_mqtt);
    }

    public TlsEndpoint Endpoint { get; }

    /// <summary>What is done to its connections on purpose.</summary>
    public PacketFaults Faults { get; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _mqtt.StartAsync().ConfigureAwait(false);
        await Endpoint.StartAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Moves to another address, with all that the service knows.</summary>
    public Task MoveAsync(CancellationToken cancellation) =>
        Endpoint.MoveAsync(() => _live.EndAll("cut by the failover"), cancellation);

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
            return ReferenceEquals(PacketHandlers.Peer(session.Items), peer)
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
                await client.DisconnectAsync(
                    new MqttServerClientDisconnectOptions()).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Cuts a connection as a lost network would.</summary>
    public void Cut(MqttPeer peer, string reason)
    {
        peer.CloseReason ??= reason;
        Endpoint.Abort(peer.EndPoint);
    }

    private async Task ServeAsync(MqttConnectionHandler adapter, ConnectionContext connection)
    {
        try
        {
            await adapter.OnConnectedAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            // By now MQTTnet has let go of the connection, whatever ended it.
            if (_live.Find(connection.RemoteEndPoint) is { } peer)
            {
                _rules.Disconnected(peer);
                _log.Write(EventKind.Disconnected, peer.EndPoint, peer.ClientId, peer.EndReason);
                _live.End(peer);
            }
        }
    }

    private async Task EvictAsync(MqttPeer old)
    {
        await CloseAsync(old, "evicted by a new connection with the same client id").ConfigureAwait(
            false);
        try
        {
            await old.Ended.WaitAsync(EvictionPatience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A client that does not read can hold its connection in a write: then it is cut.
            Endpoint.Abort(old.EndPoint);
        }
    }
}
