using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Gateway;

/// <summary>One device at a gateway, from its CONNECT to the end of either connection.</summary>
internal sealed class GatewayConnection(
    ConnectionContext connection, GatewayRoutes routes, X509Certificate2 servicesRoot,
    TimeSpan timeout, ServerLog log)
{
    private const byte ProtocolRefused = 1;
    private const byte ServerUnavailable = 3;
    private const byte NotAuthorized = 5;

    private string? _device;

    public async Task RunAsync()
    {
        if (await ReadConnectAsync().ConfigureAwait(false) is not { } connect)
        {
            return;
        }

        _device = connect.ClientId;
        if (routes.Find(connect.Username ?? "", out var fault) is not { } service)
        {
            await RefuseAsync(NotAuthorized, fault).ConfigureAwait(false);
            return;
        }

        if (await OpenAsync(service).ConfigureAwait(false) is not { } upstream)
        {
            return;
        }

        await using var end = upstream.ConfigureAwait(false);
        log.Write(
            EventKind.Connected, connection.RemoteEndPoint, _device,
            $"forwarded to {service.HostName}");
        var reason = await ForwardAsync(upstream).ConfigureAwait(false);
        log.Write(EventKind.Disconnected, connection.RemoteEndPoint, _device, reason);
    }

    private async Task<MqttConnectPacket?> ReadConnectAsync()
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            return await ConnectPeek.ReadAsync(connection.Transport.Input, limit.Token)
                .ConfigureAwait(false);
        }
        catch (MqttProtocolViolationException exception)
        {
            await RefuseAsync(ProtocolRefused, exception.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Violation($"expected a CONNECT within {timeout.TotalSeconds:0.#} s, got none");
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            Violation("the connection was lost before the CONNECT was whole");
        }

        return null;
    }

    private async Task<Upstream?> OpenAsync(TlsEndpoint service)
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            return await Upstream.OpenAsync(service, servicesRoot, limit.Token)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is SocketException or AuthenticationException or OperationCanceledException
            || IsLoss(exception))
        {
            await RefuseAsync(
                ServerUnavailable, $"expected to reach {service.HostName}: {exception.Message}")
                .ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>
    /// Copies both ways until one of them ends; the end is passed on as it came, a close as a close
    /// and a cut as a cut.
    /// </summary>
    private async Task<string> ForwardAsync(Upstream upstream)
    {
        var transport = connection.Transport;
        var up = EndOfAsync(transport.Input.CopyToAsync(upstream.Stream), "the device closed");
        var down = EndOfAsync(
            upstream.Stream.CopyToAsync(transport.Output.AsStream(leaveOpen: true)),
            "the service closed");
        var (reason, isCut) = await (await Task.WhenAny(up, down).ConfigureAwait(false))
            .ConfigureAwait(false);
        if (isCut)
        {
            connection.Abort(new ConnectionAbortedException(reason));
            upstream.Cut();
        }

        // What either still says reaches nobody.
        transport.Input.CancelPendingRead();
        await upstream.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(up, down).ConfigureAwait(false);
        return reason;
    }

    private static async Task<(string Reason, bool IsCut)> EndOfAsync(Task copy, string closed)
    {
        try
        {
            await copy.ConfigureAwait(false);
            return (closed, false);
        }
        catch (Exception exception) when (
            IsLoss(exception) || exception is OperationCanceledException or ObjectDisposedException)
        {
            return ("a connection was lost", true);
        }
    }

    private async Task RefuseAsync(byte code, string text)
    {
        log.Write(
            EventKind.ConnectRefused, connection.RemoteEndPoint, _device, $"CONNACK {code}: {text}");
        try
        {
            await connection.Transport.Output.WriteAsync(new byte[] { 0x20, 2, 0, code })
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            // The device did not wait for the answer.
        }
    }

    private void Violation(string text) =>
        log.Write(EventKind.Violation, connection.RemoteEndPoint, _device, text);

    private static bool IsLoss(Exception exception) =>
        exception is IOException or ConnectionAbortedException;
}
