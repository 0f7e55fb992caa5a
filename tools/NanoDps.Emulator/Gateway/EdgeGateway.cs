using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Hubs;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Gateway;

/// <summary>
/// A gateway that ends a device's TLS under a root of its own and forwards what is inside, byte by
/// byte, on a connection of its own. The user name of the CONNECT says where to: to DPS, or to the
/// hub that it names. So a device connects to the gateway's host name and signs in as it would at
/// the hub, which is what GatewayHostName in a connection string stands for (Azure: authenticate a
/// downstream device). IoT Edge differs in two things: it forwards to its one hub alone, not to
/// DPS, and it keeps messages while the hub cannot be reached.
/// </summary>
public sealed class EdgeGateway : IAsyncDisposable
{
    private readonly TestAuthority _authority;
    private readonly GatewayRoutes _routes;
    private readonly X509Certificate2 _servicesRoot;
    private readonly TimeSpan _timeout;
    private readonly ServerLog _log;

    internal EdgeGateway(
        GatewayOptions gateway, EmulatorOptions options, DpsServer dps,
        IReadOnlyList<HubServer> hubs, TestAuthority authority, X509Certificate2 servicesRoot,
        ServerLog log)
    {
        _authority = authority;
        _routes = new GatewayRoutes(dps, hubs);
        _servicesRoot = servicesRoot;
        _timeout = options.HandshakeTimeout;
        _log = log;
        Endpoint = new TlsEndpoint(
            gateway.Name,
            new IPEndPoint(options.Address, gateway.Port),
            new TlsSettings { HandshakeTimeout = options.HandshakeTimeout },
            authority,
            log,
            HandleAsync)
        {
            OtherNames = gateway.StandsIn
                ? [options.DpsHost, .. options.Hubs.Select(hub => hub.Name)]
                : [],
        };
    }

    /// <summary>The TLS server underneath.</summary>
    public TlsEndpoint Endpoint { get; }

    /// <summary>The PEM file with the gateway's root.</summary>
    public string CaFile => _authority.CaFile;

    /// <summary>Stops listening and cuts every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync().ConfigureAwait(false);
        _authority.Dispose();
    }

    internal Task StartAsync(CancellationToken cancellation) => Endpoint.StartAsync(cancellation);

    private Task HandleAsync(ConnectionContext connection) =>
        new GatewayConnection(connection, _routes, _servicesRoot, _timeout, _log).RunAsync();
}
