using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace NanoDps.Host.Http;

/// <summary>
/// A device's connections that KeepAlive has left. They are not taken out when a response closes
/// them (C44), and nothing that is unread in them is taken out either.
/// </summary>
internal sealed class ConnectionPool
{
    private static readonly ConditionalWeakTable<HostDevice, ConnectionPool> _ofDevices = [];

    private readonly List<HttpStream> _connections = [];

    public static ConnectionPool Current => _ofDevices.GetOrCreateValue(HostDevice.Current);

    public void Add(HttpStream connection)
    {
        lock (_connections)
        {
            _connections.Add(connection);
        }
    }

    public void Remove(HttpStream connection)
    {
        lock (_connections)
        {
            _connections.Remove(connection);
        }
    }

    /// <summary>An idle connection to that server; those closed here are dropped.</summary>
    public HttpStream? Take(string server)
    {
        lock (_connections)
        {
            foreach (var connection in _connections
                .Where(one => one.Server == server && !one.IsInUse).ToArray())
            {
                if (CanWrite(connection.Socket))
                {
                    connection.IsInUse = true;
                    return connection;
                }

                _connections.Remove(connection);
                connection.Dispose();
            }
        }

        return null;
    }

    private static bool CanWrite(Socket socket)
    {
        try
        {
            return socket.Poll(-1, SelectMode.SelectWrite);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
