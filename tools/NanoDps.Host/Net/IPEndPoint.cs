using System.Net.Sockets;
using NanoDps.Host;

namespace System.Net;

/// <summary>An IPv4 address and a port.</summary>
public class IPEndPoint : EndPoint
{
    /// <summary>The lowest port.</summary>
    public const int MinPort = 0;

    /// <summary>The highest port; the constructors do not check it (A6).</summary>
    public const int MaxPort = 65535;

    private const int SocketAddressSize = 16;

    /// <summary>Makes one from an address in network byte order.</summary>
    public IPEndPoint(long address, int port)
        : this(new IPAddress(address), port)
    {
    }

    /// <summary>Makes one from an address.</summary>
    public IPEndPoint(IPAddress address, int port)
    {
        Address = address;
        Port = port;
    }

    /// <summary>The address.</summary>
    public IPAddress Address { get; }

    /// <summary>The family of the address.</summary>
    public AddressFamily AddressFamily => Address.AddressFamily;

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public override SocketAddress Serialize()
    {
        var bytes = new SocketAddress(AddressFamily.InterNetwork, SocketAddressSize)
        {
            [2] = (byte)(Port >> 8),
            [3] = (byte)Port,
        };
        var address = Address.GetAddressBytes();

        for (var i = 0; i < address.Length; i++)
        {
            bytes[4 + i] = address[i];
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override EndPoint Create(SocketAddress socketAddress)
    {
        if (socketAddress.Family != AddressFamily.InterNetwork)
        {
            throw DeviceMessages.BadArgument();
        }

        byte[] address = [socketAddress[4], socketAddress[5], socketAddress[6], socketAddress[7]];
        return new IPEndPoint(new IPAddress(address), (socketAddress[2] << 8) | socketAddress[3]);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is IPEndPoint other && other.Address.Equals(Address) && other.Port == Port;

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode() ^ Port;

    /// <inheritdoc/>
    public override string ToString() => Address + ":" + Port;
}
