using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using NanoDps.Audit.Capture;

namespace NanoDps.Audit.Listening;

/// <summary>
/// Waits for devices on a port, takes the hello of each and ends the connection with alert 40
/// (handshake_failure): it has no certificate, so there is nothing to go on with.
/// </summary>
public sealed class HelloListener : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<HeardHello> _heard = Channel.CreateUnbounded<HeardHello>();
    private readonly Task _accepting;

    private HelloListener(Socket socket, TimeSpan patience)
    {
        _socket = socket;
        _patience = patience;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Starts to listen.</summary>
    /// <param name="address">Where; port 0 takes a free one.</param>
    /// <param name="patience">How long a client may take for its hello.</param>
    /// <exception cref="AuditInputException">The address cannot be had.</exception>
    public static HelloListener Start(IPEndPoint address, TimeSpan patience)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(address);
            socket.Listen();
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new AuditInputException(
                $"expected to listen on {address}, got {exception.SocketErrorCode}",
                "choose another --port; ports below 1024 need root");
        }

        return new HelloListener(socket, patience);
    }

    /// <summary>The next connection's hello, or why it had none.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<HeardHello> NextAsync(CancellationToken cancellation) =>
        _heard.Reader.ReadAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _socket.AcceptAsync(_end.Token).ConfigureAwait(false);
                // Each on its own: a silent client must not keep the others waiting.
                _ = HearAsync(client);
            }
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            _heard.Writer.TryComplete();
        }
    }

    private async Task HearAsync(Socket client)
    {
        using var end = client;
        var peer = Name(client.RemoteEndPoint);
        var local = Name(client.LocalEndPoint);
        var stream = new MemoryStream();
        var read = ClientHelloRead.Incomplete;
        var how = "closed the connection";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patience.CancelAfter(_patience);
        try
        {
            read = await ReadAsync(client, stream, patience.Token).ConfigureAwait(false);
            if (read.Hello is not null || read.Error is { Fault: not ClientHelloFault.NotTls })
            {
                await client.SendAsync(TlsAlert.Fatal(TlsAlert.HandshakeFailure), patience.Token)
                    .ConfigureAwait(false);
                client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (OperationCanceledException)
        {
            how = $"was silent for {_patience.TotalSeconds:0.#} s";
        }
        catch (SocketException exception)
        {
            how = $"was lost ({exception.SocketErrorCode})";
        }

        _heard.Writer.TryWrite(HeardHello.Of(peer, local, stream.ToArray(), read, how));
    }

    /// <summary>A socket for both kinds of address shows IPv4 inside IPv6.</summary>
    private static string Name(EndPoint? point) => point switch
    {
        IPEndPoint { Address.IsIPv4MappedToIPv6: true } ip =>
            new IPEndPoint(ip.Address.MapToIPv4(), ip.Port).ToString(),
        null => "unknown",
        _ => point.ToString()!,
    };

    private static async Task<ClientHelloRead> ReadAsync(
        Socket client, MemoryStream stream, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        while (stream.Length < ClientHelloReader.MaxStreamBytes)
        {
            var count = await client.ReceiveAsync(buffer, cancellation).ConfigureAwait(false);
            stream.Write(buffer, 0, count);
            var read = ClientHelloReader.Read(stream.GetBuffer().AsSpan(0, (int)stream.Length));
            if (count == 0 || !read.NeedsMore)
            {
                return read;
            }
        }

        return ClientHelloRead.Incomplete;
    }
}
