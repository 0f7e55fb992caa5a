using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace NanoDps.Bench;

/// <summary>
/// A TCP relay between the device and a server that holds everything back for a while, as a long
/// line does. What the device sends without waiting for an answer is then one flight, however
/// quick the server is: round trips can be counted, and are the same on every run.
/// </summary>
internal sealed class HoldingRelay : IAsyncDisposable
{
    /// <summary>In ms; far above what either side needs to answer.</summary>
    private const int Hold = 150;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;

    public HoldingRelay(string address, int port)
    {
        _target = new IPEndPoint(IPAddress.Parse(address), port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where to connect, as "address:port".</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>The connections so far.</summary>
    public List<RelayedConnection> Connections { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var device = await _listener.AcceptTcpClientAsync(_stop.Token);
                var connection = new RelayedConnection();
                Connections.Add(connection);
                serving.Add(ServeAsync(device, connection));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient device, RelayedConnection connection)
    {
        using var server = new TcpClient();
        using (device)
        {
            await server.ConnectAsync(_target, _stop.Token);
            device.NoDelay = server.NoDelay = true;
            var (near, far) = (device.GetStream(), server.GetStream());
            var up = PumpAsync(near, far, connection.AddSent, onWrite: null, connection.Close);
            var down = PumpAsync(far, near, onRead: null, connection.AddReceived, onEnd: null);
            await Task.WhenAll(up, down);
        }
    }

    private async Task PumpAsync(
        NetworkStream from,
        NetworkStream to,
        ReadHandler? onRead,
        Action<int>? onWrite,
        Action? onEnd)
    {
        var held = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var delivering = DeliverAsync(held.Reader, to, onWrite);
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, _stop.Token)) > 0)
            {
                onRead?.Invoke(buffer.AsSpan(0, count));
                held.Writer.TryWrite((Environment.TickCount64 + Hold, buffer[..count]));
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Reset, or the measurement is over.
        }

        onEnd?.Invoke();
        held.Writer.Complete();
        await delivering;
    }

    private static async Task DeliverAsync(
        ChannelReader<(long Due, byte[] Bytes)> held, NetworkStream to, Action<int>? onWrite)
    {
        try
        {
            await foreach (var (due, bytes) in held.ReadAllAsync())
            {
                await Task.Delay((int)Math.Max(0, due - Environment.TickCount64));
                onWrite?.Invoke(bytes.Length);
                await to.WriteAsync(bytes);
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The other side has gone; what is held for it is lost, as on a real line.
        }
    }

    private delegate void ReadHandler(ReadOnlySpan<byte> bytes);
}
