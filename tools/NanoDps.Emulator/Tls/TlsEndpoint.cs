using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tls;

/// <summary>A TLS server on one address and port, made of Kestrel's connection layer.</summary>
public sealed class TlsEndpoint : IAsyncDisposable
{
    private readonly ConcurrentDictionary<EndPoint, ConnectionContext> _connections = new();
    private readonly TestAuthority _authority;
    private readonly ServerLog _log;
    private readonly KestrelServer _kestrel;
    private readonly ListenOptions _listen;

    internal TlsEndpoint(
        string hostName, IPEndPoint address, TlsSettings settings, TestAuthority authority,
        ServerLog log, ConnectionDelegate next)
    {
        HostName = hostName;
        Settings = settings;
        _authority = authority;
        _log = log;
        var options = new KestrelServerOptions { AddServerHeader = false };
        ListenOptions? listening = null;
        options.Listen(address, listen =>
        {
            listening = listen;
            listen.Run(connection => HandleAsync(connection, next));
        });
        _listen = listening!;
        _kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(
                Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The host name in the server's certificate.</summary>
    public string HostName { get; }

    /// <summary>How the server behaves; a change holds from the next connection on.</summary>
    public TlsSettings Settings { get; set; }

    /// <summary>Where the server listens, once it does.</summary>
    public IPEndPoint Address => _listen.IPEndPoint!;

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

    internal async Task StartAsync(CancellationToken cancellation)
    {
        // Makes the certificate now, so that the first client does not wait for a key.
        _ = await Task.Run(() => _authority.Server(HostName, Settings.Profile), cancellation)
            .ConfigureAwait(false);
        await _kestrel.StartAsync(new NoHttp(), cancellation).ConfigureAwait(false);
        _log.Write(
            EventKind.Listening,
            null,
            null,
            $"{HostName} on {Address}, profile {Settings.Profile}");
    }

    /// <summary>Cuts a connection without a word, as a lost network would.</summary>
    internal void Abort(EndPoint? peer)
    {
        if (peer is not null && _connections.TryGetValue(peer, out var connection))
        {
            connection.Abort();
        }
    }

    private async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var peer = connection.RemoteEndPoint!;
        _connections[peer] = connection;
        try
        {
            await new TlsConnection(connection, HostName, Settings, _authority, _log)
                .RunAsync(next).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(peer, out _);
        }
    }
}
