extern alias nano;

using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NanoDps.Host.Tests.Support;
using SelectMode = nano::System.Net.Sockets.SelectMode;

namespace NanoDps.Host.Tests.Tls;

/// <summary>
/// A device's TLS stream after its handshake, and the peer's end in the test's hands.
/// </summary>
internal sealed class TlsStreamRig : IDisposable
{
    private readonly TlsServer _server;
    private readonly ManualResetEventSlim _over = new();

    public TlsStreamRig()
    {
        var peer = new TaskCompletionSource<(SslStream, Socket)>();
        _server = new TlsServer(null, (stream, socket) =>
        {
            peer.TrySetResult((stream, socket));
            _over.Wait();
        });
        Client = new TlsClient(_server.Port);
        Client.Authenticate();
        (Peer, PeerSocket) = peer.Task.Result;
    }

    public TlsClient Client { get; }

    public SslStream Peer { get; }

    public Socket PeerSocket { get; }

    public int Port => _server.Port;

    public int Read() => Client.Stream.Read(new byte[100], 0, 100);

    public Task<int> StartRead() => Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);

    public string ReadText(byte[] buffer) =>
        Encoding.UTF8.GetString(buffer, 0, Client.Stream.Read(buffer, 0, buffer.Length));

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Client.Stream.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Waits until the peer's RST is there.</summary>
    public void WaitForReset() =>
        Assert.IsTrue(Client.Socket.Poll(5_000_000, SelectMode.SelectError));

    public void Dispose()
    {
        _over.Set();
        Client.Dispose();
        _server.Dispose();
    }
}
