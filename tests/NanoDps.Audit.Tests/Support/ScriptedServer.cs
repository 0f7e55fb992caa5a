using System.Net;
using System.Net.Sockets;
using NanoDps.Audit.Probing;

namespace NanoDps.Audit.Tests.Support;

/// <summary>A server that answers every hello with the same bytes, or with nothing.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;
    private readonly bool _isClosing;
    private readonly List<Socket> _clients = [];
    private readonly Task _work;

    /// <param name="answer">What it sends to every client.</param>
    /// <param name="isClosing">Whether it closes then.</param>
    public ScriptedServer(byte[] answer, bool isClosing = true)
    {
        _answer = answer;
        _isClosing = isClosing;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen();
        _work = WorkAsync();
    }

    public string Address => _socket.LocalEndPoint!.ToString()!;

    public Task<EndpointResult> ProbeAsync(string roots, int seconds = 30) => EndpointProbe.RunAsync(
        new ProbeTarget
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_socket.LocalEndPoint!).Port,
            ServerName = TestEmulator.DpsHost,
            Timeout = TimeSpan.FromSeconds(seconds),
        },
        roots,
        Tool.Soon);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _work;
        _clients.ForEach(client => client.Dispose());
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var client = await _socket.AcceptAsync();
                _clients.Add(client);
                await client.ReceiveAsync(new byte[4096]);
                await client.SendAsync(_answer);
                if (_isClosing)
                {
                    client.Shutdown(SocketShutdown.Send);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }
}
