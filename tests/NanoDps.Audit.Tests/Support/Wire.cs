using System.Buffers.Binary;
using System.Net;

namespace NanoDps.Audit.Tests.Support;

/// <summary>Makes packets and captures by hand: the other side of what is tested.</summary>
internal static class Wire
{
    public const byte Syn = 2;
    public const byte Ack = 16;

    public static readonly IPEndPoint Device = IPEndPoint.Parse("192.0.2.7:40000");
    public static readonly IPEndPoint Device6 = IPEndPoint.Parse("[2001:db8::7]:40000");
    public static readonly IPEndPoint Dps = IPEndPoint.Parse("198.51.100.1:8883");
    public static readonly IPEndPoint Dps6 = IPEndPoint.Parse("[2001:db8::1]:8883");

    /// <summary>A TCP segment with options of so many bytes.</summary>
    public static byte[] Tcp(
        IPEndPoint from, IPEndPoint to, uint sequence, byte[] data, byte flags = Ack, int options = 0)
    {
        var tcp = new byte[20 + options + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, (ushort)from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp.AsSpan(2), (ushort)to.Port);
        BinaryPrimitives.WriteUInt32BigEndian(tcp.AsSpan(4), sequence);
        tcp[12] = (byte)((20 + options) / 4 << 4);
        tcp[13] = flags;
        tcp.AsSpan(20, options).Fill(1);
        data.CopyTo(tcp, 20 + options);
        return tcp;
    }

    /// <summary>An IPv4 packet.</summary>
    public static byte[] IPv4(
        IPEndPoint from, IPEndPoint to, byte[] payload, byte protocol = 6, ushort fragment = 0)
    {
        var ip = new byte[20 + payload.Length];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(2), (ushort)ip.Length);
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(6), fragment);
        ip[8] = 64;
        ip[9] = protocol;
        from.Address.GetAddressBytes().CopyTo(ip, 12);
        to.Address.GetAddressBytes().CopyTo(ip, 16);
        payload.CopyTo(ip, 20);
        return ip;
    }

    /// <summary>An IPv6 packet; the first header's number is that of TCP or of an extension.</summary>
    public static byte[] IPv6(IPEndPoint from, IPEndPoint to, byte[] payload, byte next = 6)
    {
        var ip = new byte[40 + payload.Length];
        ip[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(4), (ushort)payload.Length);
        ip[6] = next;
        ip[7] = 64;
        from.Address.GetAddressBytes().CopyTo(ip, 8);
        to.Address.GetAddressBytes().CopyTo(ip, 24);
        payload.CopyTo(ip, 40);
        return ip;
    }

    /// <summary>An Ethernet frame.</summary>
    public static byte[] Ethernet(byte[] payload, ushort type = 0x0800) =>
        [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, (byte)(type >> 8), (byte)type, .. payload];

    /// <summary>A device's segment over IPv4 and Ethernet.</summary>
    public static byte[] Frame(uint sequence, byte[] data, byte flags = Ack, IPEndPoint? from = null) =>
        Ethernet(IPv4(from ?? Device, Dps, Tcp(from ?? Device, Dps, sequence, data, flags, options: 12)));

    /// <summary>A capture in the format of libpcap.</summary>
    public static byte[] Pcap(
        IEnumerable<byte[]> packets, uint linkType = 1, uint magic = 0xA1B2C3D4, bool isBig = false,
        int snapLength = 262_144)
    {
        var file = new List<byte>();
        file.AddRange(Number(magic, isBig));
        file.AddRange(isBig ? [0, 2, 0, 4] : [2, 0, 4, 0]);
        file.AddRange(new byte[8]);
        file.AddRange(Number((uint)snapLength, isBig));
        file.AddRange(Number(linkType, isBig));
        foreach (var packet in packets)
        {
            var kept = packet[..Math.Min(packet.Length, snapLength)];
            file.AddRange(new byte[8]);
            file.AddRange(Number((uint)kept.Length, isBig));
            file.AddRange(Number((uint)packet.Length, isBig));
            file.AddRange(kept);
        }

        return [.. file];
    }

    public static byte[] Number(uint value, bool isBig)
    {
        var bytes = new byte[4];
        if (isBig)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }

        return bytes;
    }
}
