using System.IO.Pipelines;
using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tls;

/// <summary>One connection of a TLS server, from the hello to the end.</summary>
internal sealed class TlsConnection(
    ConnectionContext connection, Func<ClientHello, string> nameFor, TlsSettings settings,
    TestAuthority authority, ServerLog log)
{
    /// <summary>A fault in the handshake may change the profile.</summary>
    private TlsSettings _settings = settings;

    /// <summary>
    /// Looks at the hello, refuses or shakes hands, and hands on the decrypted connection.
    /// </summary>
    public async Task RunAsync(ConnectionDelegate next)
    {
        if (!await GoesOnAsync(_settings.Faults.Accept).ConfigureAwait(false)
            || await AdmitAsync().ConfigureAwait(false) is not { } hello
            || !await GoesOnAsync(_settings.Faults.Handshake).ConfigureAwait(false)
            || await IsOfTls11Async(hello).ConfigureAwait(false))
        {
            return;
        }

        var outer = connection.Transport;
        var stream = new SslStream(new DuplexPipeStream(outer), leaveInnerStreamOpen: true);
        await using (stream.ConfigureAwait(false))
        {
            var handshake = new TlsHandshake(connection, _settings, authority, log);
            if (await handshake.RunAsync(stream, nameFor(hello)).ConfigureAwait(false))
            {
                await ServeAsync(stream, next).ConfigureAwait(false);
            }
        }

        connection.Transport = outer;
    }

    private async Task<ClientHello?> AdmitAsync()
    {
        using var timeout = new CancellationTokenSource(_settings.HandshakeTimeout);
        ClientHelloRead read;
        try
        {
            read = await HelloPeek.ReadAsync(connection.Transport.Input, timeout.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log(EventKind.TlsRefused, $"expected a ClientHello within {Seconds()} s, got none");
            return null;
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException)
        {
            Log(EventKind.TlsFailed, "the connection was lost before the ClientHello was whole");
            return null;
        }

        return read switch
        {
            { Error: { } error } => await RefuseAsync(error).ConfigureAwait(false),
            { Hello: { } hello } => await JudgeAsync(hello).ConfigureAwait(false),
            _ => Closed(),
        };
    }

    private async Task<ClientHello?> RefuseAsync(ClientHelloError error)
    {
        Log(
            EventKind.TlsRefused,
            $"malformed ClientHello ({error.Fault} at byte {error.Offset}): {error.Message}");

        // A peer that does not speak TLS would take an alert for an answer in its own protocol.
        if (error.Fault != ClientHelloFault.NotTls)
        {
            await SendAsync(TlsAlert.Fatal(TlsAlert.DecodeError)).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<ClientHello?> JudgeAsync(ClientHello hello)
    {
        if (_settings.Refuse(hello) is { } reason)
        {
            Log(EventKind.TlsRefused, "handshake_failure: " + reason, hello);
            await SendAsync(TlsAlert.Fatal(TlsAlert.HandshakeFailure)).ConfigureAwait(false);
            return null;
        }

        var suites = string.Join(", ", hello.CipherSuites.Select(TlsNames.Suite));
        Log(
            EventKind.Hello,
            $"server name {hello.ServerName ?? "absent"}; offers {HelloGate.Versions(hello)}; "
            + $"suites {suites}{Warning(hello)}",
            hello);
        return hello;
    }

    private async Task<bool> GoesOnAsync(FaultPoint point)
    {
        var action = _settings.Faults.Next(point, connection.RemoteEndPoint, device: null);
        if (action?.Kind == FaultActionKind.Profile)
        {
            _settings = _settings with { Profile = action.Profile };
        }

        return await ConnectionFaults.GoesOnAsync(action, connection).ConfigureAwait(false);
    }

    private async Task<bool> IsOfTls11Async(ClientHello hello)
    {
        if (_settings.Profile is not (EndpointProfile.Tls11 or EndpointProfile.Tls11ServerHello))
        {
            return false;
        }

        Log(
            EventKind.TlsRefused, "answered as a server of TLS 1.1, as this profile asks", hello);
        await SendAsync(_settings.Profile == EndpointProfile.Tls11
            ? Tls11Reply.Honest(hello)
            : Tls11Reply.ServerHello()).ConfigureAwait(false);
        await ClearText.DrainAsync(connection, _settings.HandshakeTimeout).ConfigureAwait(false);
        return true;
    }

    private string Warning(ClientHello hello) => _settings.RefuseIfEnforced(hello) is null
        ? ""
        : "; no recommended suite: with enforcement this is refused";

    private async Task ServeAsync(SslStream stream, ConnectionDelegate next)
    {
        using var faulty = new FaultyStream(stream, connection.ConnectionClosed);
        var inner = new DuplexPipe(
            PipeReader.Create(faulty, new StreamPipeReaderOptions(leaveOpen: true)),
            PipeWriter.Create(faulty, new StreamPipeWriterOptions(leaveOpen: true)));
        connection.Transport = inner;
        connection.Features.Set(faulty);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            await inner.Input.CompleteAsync().ConfigureAwait(false);
            await inner.Output.CompleteAsync().ConfigureAwait(false);
            await faulty.WaitForEndAsync().ConfigureAwait(false);
        }

        try
        {
            // close_notify: a client can tell a close from a cut (RFC 5246, 7.2.1).
            await stream.ShutdownAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The client is gone already; there is nobody left to tell.
        }
    }

    private Task SendAsync(byte[] record) => ClearText.SendAsync(connection, record);

    private ClientHello? Closed()
    {
        Log(EventKind.TlsFailed, "the client closed before its ClientHello was whole");
        return null;
    }

    private string Seconds() => _settings.HandshakeTimeout.TotalSeconds.ToString("0.#", null);

    private void Log(EventKind kind, string text, ClientHello? hello = null) =>
        log.Write(kind, connection.RemoteEndPoint, null, text, hello);
}
