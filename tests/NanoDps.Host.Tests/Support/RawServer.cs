using System.Net;
using System.Net.Sockets;

namespace NanoDps.Host.Tests.Support;

/// <summary>
/// A TCP server that does to each connection, in its own thread, what the test says.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Action<Socket> _serve;
    private readonly List<Socket> _connections = [];

    public RawServer(Action<Socket> serve)
    {
        _serve = serve;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits for a connection, and hands it to the test instead.</summary>
    public static (RawServer Server, Task<Socket> Connection) Manual()
    {
        var connection = new TaskCompletionSource<Socket>();
        return (new RawServer(connection.SetResult), connection.Task);
    }

    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Reads until the buffer is full or the peer ends.</summary>
    public static byte[] Read(Socket socket, int count)
    {
        var buffer = new byte[count];
        var got = 0;

        while (got < count
            && socket.Receive(buffer, got, count - got, SocketFlags.None) is > 0 and var n)
        {
            got += n;
        }

        return buffer[..got];
    }

    /// <summary>Reads one TLS record with its header.</summary>
    public static byte[] ReadRecord(Socket socket)
    {
        var header = Read(socket, 5);
        return header.Length < 5
            ? header : [.. header, .. Read(socket, (header[3] << 8) | header[4])];
    }

    public void Dispose()
    {
        _listener.Stop();

        lock (_connections)
        {
            foreach (var connection in _connections)
            {
                connection.Dispose();
            }
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = _listener.AcceptSocket();

                lock (_connections)
                {
                    _connections.Add(connection);
                }

                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (
            e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket connection)
    {
        try
        {
            _serve(connection);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The client went first.
        }
    }
}
