using System.Buffers.Binary;
using System.Net;

namespace NanoDps.Audit.Capture;

/// <summary>A TCP segment with the addresses of its IP packet.</summary>
internal readonly record struct TcpSegment
{
    private const byte Tcp = 6;
    private const int SmallestTcp = 20;

    public required IPEndPoint Source { get; init; }

    public required IPEndPoint Target { get; init; }

    /// <summary>Of the first byte of the data.</summary>
    public required uint Sequence { get; init; }

    public required bool IsSyn { get; init; }

    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Reads the segment of an IP packet; null when it carries none.</summary>
    /// <param name="ip">The packet, as far as it was captured; what follows it is padding.</param>
    /// <param name="isFragment">Whether it is a fragment, which is not put together here.</param>
    public static TcpSegment? Read(ReadOnlyMemory<byte> ip, out bool isFragment)
    {
        isFragment = false;
        return ip.IsEmpty ? null : (ip.Span[0] >> 4) switch
        {
            4 => ReadIPv4(ip, out isFragment),
            6 => ReadIPv6(ip, out isFragment),
            _ => null,
        };
    }

    /// <summary>RFC 791, 3.1.</summary>
    private static TcpSegment? ReadIPv4(ReadOnlyMemory<byte> ip, out bool isFragment)
    {
        isFragment = false;
        var bytes = ip.Span;
        if (bytes.Length < 20)
        {
            return null;
        }

        var header = (bytes[0] & 15) * 4;
        var total = (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        // Zero is what a card that cuts segments itself leaves behind.
        var end = total == 0 ? bytes.Length : Math.Min(total, bytes.Length);
        if (bytes[9] != Tcp || header < 20 || end < header)
        {
            return null;
        }

        // More fragments, or an offset.
        isFragment = (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x3FFF) != 0;
        return isFragment
            ? null
            : ReadTcp(new IPAddress(bytes[12..16]), new IPAddress(bytes[16..20]), ip[header..end]);
    }

    /// <summary>RFC 8200, 3 and 4.</summary>
    private static TcpSegment? ReadIPv6(ReadOnlyMemory<byte> ip, out bool isFragment)
    {
        isFragment = false;
        var bytes = ip.Span;
        if (bytes.Length < 40)
        {
            return null;
        }

        var length = (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        var end = length == 0 ? bytes.Length : Math.Min(40 + length, bytes.Length);
        var next = bytes[6];
        var position = 40;
        while (next != Tcp)
        {
            // Hop-by-hop, routing, destination options, fragment; anything else is no TCP.
            if (next is not (0 or 43 or 60 or 44) || end - position < 8)
            {
                return null;
            }

            var offset = BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
            if (next == 44 && (offset & 0xFFF9) != 0)
            {
                isFragment = true;
                return null;
            }

            var size = next == 44 ? 8 : 8 + bytes[position + 1] * 8;
            next = bytes[position];
            position += size;
            if (position > end)
            {
                return null;
            }
        }

        return ReadTcp(
            new IPAddress(bytes[8..24]), new IPAddress(bytes[24..40]), ip[position..end]);
    }

    /// <summary>RFC 9293, 3.1.</summary>
    private static TcpSegment? ReadTcp(IPAddress source, IPAddress target, ReadOnlyMemory<byte> tcp)
    {
        var bytes = tcp.Span;
        if (bytes.Length < SmallestTcp)
        {
            return null;
        }

        var header = (bytes[12] >> 4) * 4;
        if (header < SmallestTcp || header > bytes.Length)
        {
            return null;
        }

        var isSyn = (bytes[13] & 2) != 0;
        var sequence = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return new TcpSegment
        {
            Source = new IPEndPoint(source, BinaryPrimitives.ReadUInt16BigEndian(bytes)),
            Target = new IPEndPoint(target, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            // A SYN takes a number of its own, and may carry data (RFC 7413).
            Sequence = isSyn ? sequence + 1 : sequence,
            IsSyn = isSyn,
            Data = tcp[header..],
        };
    }
}
