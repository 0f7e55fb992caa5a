extern alias nano;

using NanoDps.Host.Tests.Support;
using NanoSocket = nano::System.Net.Sockets.Socket;

namespace NanoDps.Host.Tests.Sockets;

/// <summary>A device's socket, connected to a socket of the test.</summary>
internal sealed class SocketRig : IDisposable
{
    private readonly TestDevice _device = new();
    private readonly RawServer _server;

    public SocketRig()
    {
        (_server, var connection) = RawServer.Manual();
        Socket = TlsClient.Connect(_server.Port);
        Peer = connection.Result;
    }

    public NanoSocket Socket { get; }

    public System.Net.Sockets.Socket Peer { get; }

    public int Port => _server.Port;

    public void Dispose()
    {
        _server.Dispose();
        _device.Dispose();
    }
}
