using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using MQTTnet;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;
using NanoDps.Emulator.Web;

namespace NanoDps.Emulator.Mqtt;

/// <summary>
/// An MQTT 3.1.1 server over TLS and WebSockets that leaves every decision to the rules of a service. Nothing that
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
    private readonly MqttTransports _transports;

    /// <param name="place">Where the service is.</param>
    /// <param name="tls">How it behaves in TLS.</param>
    /// <param name="authority">Its certificates.</param>
    /// <param name="log">Its log.</param>
    /// <param name="rules">What decides.</param>
    /// <param name="http">Serves what comes over HTTPS and is no WebSocket.</param>
    public MqttFrontEnd(
        ServerPlace place, TlsSettings tls, TestAuthority authority, ServerLog log,
        IMqttRules rules, RequestDelegate http)
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
            place.HostName, place.Mqtt, tls, authority, log, Serve);
        Web = new WebFrontEnd(
            place, tls with { Faults = tls.Faults.OfWeb() }, authority, log, Serve, http).Endpoint;
        _transports = new MqttTransports(Endpoint, Web);

        tls.Faults.Move = () => MoveAsync(CancellationToken.None);
        Faults = new PacketFaults(tls.Faults, _transports);
        new PacketHandlers(rules, log, _live, Faults, _transports.CertificatesOf).Attach(_mqtt);

        Task Serve(ConnectionContext connection) => ServeAsync(adapter, connection);
    }

    /// <summary>The server of MQTT over TLS.</summary>
    public TlsEndpoint Endpoint { get; }

    /// <summary>The server of HTTPS and of MQTT over WebSockets.</summary>
    public TlsEndpoint Web { get; }

    /// <summary>What is done to its connections on purpose.</summary>
    public PacketFaults Faults { get; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _mqtt.StartAsync().ConfigureAwait(false);
        await Endpoint.StartAsync(cancellation).ConfigureAwait(false);
        await Web.StartAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Moves to another address, with all that the service knows.</summary>
    public async Task MoveAsync(CancellationToken cancellation)
    {
        void Cutting() => _live.EndAll("cut by the failover");
        await Endpoint.MoveAsync(Cutting, cancellation).ConfigureAwait(false);
        await Web.MoveAsync(Cutting, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mqtt.IsStarted)
        {
            await _mqtt.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
        }

        await Endpoint.DisposeAsync().ConfigureAwait(false);
        await Web.DisposeAsync().ConfigureAwait(false);
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
        _transports.Abort(peer.EndPoint);
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
            _transports.Abort(old.EndPoint);
        }
    }
}
