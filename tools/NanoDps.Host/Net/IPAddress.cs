extern alias bcl;

using System.Net.NetworkInformation;
using System.Net.Sockets;
using NanoDps.Host;
using BclAddress = bcl::System.Net.IPAddress;

namespace System.Net;

/// <summary>An IPv4 address. IPv6 addresses can be held, but no socket takes one (A7).</summary>
public class IPAddress
{
    /// <summary>0.0.0.0.</summary>
    public static readonly IPAddress Any = new([0, 0, 0, 0]);

    /// <summary>127.0.0.1.</summary>
    public static readonly IPAddress Loopback = new([127, 0, 0, 1]);

    /// <summary>255.255.255.255.</summary>
    public static readonly IPAddress Broadcast = new([255, 255, 255, 255]);

    /// <summary>255.255.255.255.</summary>
    public static readonly IPAddress None = Broadcast;

    /// <summary>::.</summary>
    public static readonly IPAddress IPv6Any = new(new byte[16]);

    /// <summary>::1.</summary>
    public static readonly IPAddress IPv6Loopback =
        new([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

    private readonly byte[] _bytes;

    /// <summary>Makes an IPv4 address from 32 bits in network byte order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit in 32 bits.</exception>
    public IPAddress(long newAddress)
    {
        if (newAddress is < 0 or > uint.MaxValue)
        {
            throw DeviceMessages.OutOfRange();
        }

        _bytes = BitConverter.GetBytes((uint)newAddress);
    }

    /// <summary>Makes an address from 4 or 16 bytes.</summary>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public IPAddress(byte[] address)
    {
        if (address is null)
        {
            throw DeviceMessages.Null();
        }

        if (address.Length is not (4 or 16))
        {
            throw DeviceMessages.BadArgument();
        }

        _bytes = [.. address];
    }

    /// <summary>The family: IPv4 or IPv6.</summary>
    public AddressFamily AddressFamily =>
        _bytes.Length == 4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">The text is no address (A5).</exception>
    public static IPAddress Parse(string ipString)
    {
        if (ipString is null)
        {
            throw DeviceMessages.NullReference();
        }

        // .NET takes the short forms of inet_aton too, as A5 has them.
        return BclAddress.TryParse(ipString, out var parsed) && ipString.Contains('.')
            ? new IPAddress(parsed.GetAddressBytes())
            : throw DeviceMessages.BadArgument();
    }

    /// <summary>The address of the first interface that has one, else <see cref="Any"/>.</summary>
    public static IPAddress GetDefaultLocalAddress()
    {
        foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.IPv4Address != "0.0.0.0")
            {
                return Parse(network.IPv4Address);
            }
        }

        return Any;
    }

    /// <summary>The bytes in network order, copied.</summary>
    public byte[] GetAddressBytes() => [.. _bytes];

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is IPAddress address && Equals(address);

    /// <summary>Compares by value.</summary>
    public bool Equals(IPAddress? other) =>
        other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_bytes, 0);

    /// <inheritdoc/>
    public override string ToString() => new BclAddress(_bytes).ToString();

    /// <summary>Compares by value.</summary>
    public static bool operator ==(IPAddress? a, IPAddress? b) =>
        a is null ? b is null : a.Equals(b);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(IPAddress? a, IPAddress? b) => !(a == b);

    internal BclAddress ToBcl() => new(_bytes);
}
