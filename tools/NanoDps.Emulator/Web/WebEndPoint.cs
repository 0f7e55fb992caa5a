using System.Net;

namespace NanoDps.Emulator.Web;

/// <summary>
/// The far end of a WebSocket. It is not equal to any of a plain connection, even with the same
/// address and port: these may well occur twice, once at each of a service's two servers.
/// </summary>
/// <param name="client">The far end of the connection underneath.</param>
internal sealed class WebEndPoint(IPEndPoint client) : EndPoint
{
    public IPEndPoint Client { get; } = client;

    public override bool Equals(object? comparand) =>
        comparand is WebEndPoint other && other.Client.Equals(Client);

    public override int GetHashCode() => HashCode.Combine(nameof(WebEndPoint), Client);

    public override string ToString() => $"{Client} WebSocket";
}
