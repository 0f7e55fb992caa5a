using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Web;

/// <summary>
/// What devices know as port 443: MQTT over WebSockets, and whatever else a service says over HTTPS.
/// </summary>
internal sealed class WebFrontEnd
{
    private const string Path = "/$iothub/websocket";
    private const string Protocol = "mqtt";

    private readonly ServerLog _log;
    private readonly ConnectionDelegate _mqtt;
    private readonly RequestDelegate _http;

    /// <param name="place">Where the service is.</param>
    /// <param name="tls">How it behaves in TLS.</param>
    /// <param name="authority">Its certificates.</param>
    /// <param name="log">Its log.</param>
    /// <param name="mqtt">Serves a WebSocket.</param>
    /// <param name="http">Serves all other requests.</param>
    public WebFrontEnd(
        ServerPlace place, TlsSettings tls, TestAuthority authority, ServerLog log,
        ConnectionDelegate mqtt, RequestDelegate http)
    {
        _log = log;
        _mqtt = mqtt;
        _http = http;
        var upgrade = new WebSocketMiddleware(
            HandleAsync, Options.Create(new WebSocketOptions()), NullLoggerFactory.Instance);
        Endpoint = new TlsEndpoint(
            place.HostName, place.Web, tls, authority, log, new RequestDelegate(upgrade.Invoke));
    }

    public TlsEndpoint Endpoint { get; }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            await (context.Request.Path == Path ? SocketAsync(context) : _http(context))
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            _log.Write(
                EventKind.RequestRefused, Peer(context), null,
                $"{exception.StatusCode}: {exception.Message}");
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or IOException or WebSocketException
                or ConnectionAbortedException)
        {
            // The client has gone, or was cut off: its connection says so.
        }
        catch (Exception exception)
        {
            _log.Write(
                EventKind.Fault, Peer(context), null,
                $"{exception.GetType().Name}: {exception.Message}");
            throw;
        }
    }

    private async Task SocketAsync(HttpContext context)
    {
        var wanted = context.WebSockets.WebSocketRequestedProtocols;
        if (!context.WebSockets.IsWebSocketRequest || !wanted.Contains(Protocol))
        {
            var got = !context.WebSockets.IsWebSocketRequest ? "no WebSocket"
                : wanted.Count == 0 ? "no protocol" : string.Join(", ", wanted);
            _log.Write(
                EventKind.RequestRefused, Peer(context), null,
                $"400: expected a WebSocket with the protocol {Protocol}, got {got}");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Protocol)
            .ConfigureAwait(false);
        var connection = new WebSocketConnection(
            context, socket, new WebEndPoint(Peer(context)));
        await using var end = connection.ConfigureAwait(false);
        await _mqtt(connection).ConfigureAwait(false);
    }

    private static IPEndPoint Peer(HttpContext context) =>
        new(context.Connection.RemoteIpAddress!, context.Connection.RemotePort);
}
