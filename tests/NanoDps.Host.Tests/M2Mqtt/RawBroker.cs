using System.Net;
using System.Net.Sockets;

namespace NanoDps.Host.Tests.M2Mqtt;

/// <summary>Listens on a loopback port; what it answers is the test's business.</summary>
internal sealed class RawBroker : IDisposable
{
    public const string Accepted = "20 02 00 00";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Peer> _peers = [];

    public RawBroker()
    {
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Peer Accept()
    {
        if (!_listener.Server.Poll(10_000_000, SelectMode.SelectRead))
        {
            throw new TimeoutException("expected a connection within 10 s, got none");
        }

        var peer = new Peer(_listener.AcceptSocket());
        lock (_peers)
        {
            _peers.Add(peer);
        }

        return peer;
    }

    /// <summary>Runs a script for the next connection on a thread of its own.</summary>
    public Task<Peer> Script(Action<Peer> script) => Task.Factory.StartNew(
        () =>
        {
            var peer = Accept();
            script(peer);
            return peer;
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>Takes CONNECT and answers it.</summary>
    public Task<Peer> Answer(string hex = Accepted) => Script(peer =>
    {
        peer.Read();
        peer.Send(hex);
    });

    public void Dispose()
    {
        _listener.Stop();
        lock (_peers)
        {
            _peers.ForEach(peer => peer.Dispose());
        }
    }
}
