using System.Net.Sockets;
using NanoDps.Host;

namespace System.Net;

/// <summary>A socket address as bytes: the family in the first two, little-endian.</summary>
public class SocketAddress
{
    private readonly byte[] _bytes;

    /// <summary>Makes one of <paramref name="size"/> bytes, at least 2.</summary>
    public SocketAddress(AddressFamily family, int size)
    {
        if (size < 2)
        {
            throw DeviceMessages.OutOfRange();
        }

        _bytes = new byte[size];
        _bytes[0] = (byte)family;
        _bytes[1] = (byte)((int)family >> 8);
    }

    /// <summary>The address family.</summary>
    public AddressFamily Family => (AddressFamily)(_bytes[0] | (_bytes[1] << 8));

    /// <summary>The number of bytes.</summary>
    public int Size => _bytes.Length;

    /// <summary>One byte of the address.</summary>
    public byte this[int offset]
    {
        get => _bytes[offset];
        set => _bytes[offset] = value;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is SocketAddress other && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }
}
