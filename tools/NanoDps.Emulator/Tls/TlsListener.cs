using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tls;

/// <summary>One listening socket and its connections, made of Kestrel's connection layer.</summary>
internal sealed class TlsListener : IAsyncDisposable
{
    private readonly ConcurrentDictionary<EndPoint, ConnectionContext> _connections = new();
    private readonly Func<ConnectionContext, ConnectionDelegate, Task> _serve;
    private readonly HttpApplication _http;
    private readonly KestrelServer _kestrel;
    private readonly ListenOptions _listen;

    /// <param name="address">Where to listen.</param>
    /// <param name="serve">
    /// Serves a connection, by itself or by Kestrel's HTTP, which is the second argument.
    /// </param>
    /// <param name="http">What that HTTP calls.</param>
    public TlsListener(
        IPEndPoint address, Func<ConnectionContext, ConnectionDelegate, Task> serve,
        HttpApplication http)
    {
        _serve = serve;
        _http = http;
        var options = new KestrelServerOptions { AddServerHeader = false };

        // A connection that a fault has stalled is not to be reset for its slowness.
        options.Limits.MinResponseDataRate = null;
        ListenOptions? listening = null;
        options.Listen(address, listen =>
        {
            listening = listen;
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => HandleAsync(connection, next));
        });
        _listen = listening!;
        _kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(
                Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>Where it listens, once it does.</summary>
    public IPEndPoint Address => _listen.IPEndPoint!;

    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellation) =>
        _kestrel.StartAsync(_http, cancellation);

    /// <summary>Cuts a connection without a word, as a lost network would.</summary>
    public void Abort(EndPoint peer)
    {
        if (_connections.TryGetValue(peer, out var connection))
        {
            connection.Abort();
        }
    }

    /// <summary>The connection of a client as a fault may spoil it, once it is decrypted.</summary>
    public FaultyStream? Find(EndPoint peer) =>
        _connections.GetValueOrDefault(peer)?.Features.Get<FaultyStream>();

    /// <summary>What a client showed in its handshake; null when it showed nothing.</summary>
    public ClientCertificates? CertificatesOf(EndPoint peer) =>
        _connections.GetValueOrDefault(peer)?.Features.Get<ClientCertificates>();

    /// <summary>Stops listening and cuts every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Abort();
        }

        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
    }

    private async Task HandleAsync(ConnectionContext connection, ConnectionDelegate http)
    {
        var peer = connection.RemoteEndPoint!;
        _connections[peer] = connection;
        try
        {
            await _serve(connection, http).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(peer, out _);
        }
    }
}
