namespace NanoDps.Host;

/// <summary>One TCP connection of a device, with the bytes that went over it.</summary>
public sealed class HostConnection
{
    private long _sent;
    private long _received;

    internal HostConnection(string peer, string target)
    {
        Peer = peer;
        Target = target;
    }

    /// <summary>The peer as the firmware meant it: "name:port", or "address:port".</summary>
    public string Peer { get; }

    /// <summary>Where it really led: "address:port".</summary>
    public string Target { get; }

    /// <summary>Bytes sent so far, all TLS records included, TCP and IP not.</summary>
    public long BytesSent => Interlocked.Read(ref _sent);

    /// <summary>Bytes received so far, all TLS records included, TCP and IP not.</summary>
    public long BytesReceived => Interlocked.Read(ref _received);

    internal void AddSent(int bytes) => Interlocked.Add(ref _sent, bytes);

    internal void AddReceived(int bytes) => Interlocked.Add(ref _received, bytes);
}
