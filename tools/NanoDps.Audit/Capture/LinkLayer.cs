using System.Buffers.Binary;
using System.Collections.Frozen;

namespace NanoDps.Audit.Capture;

/// <summary>Finds the IP packet inside a frame, by the capture's link type.</summary>
internal static class LinkLayer
{
    private const ushort IPv4 = 0x0800;
    private const ushort IPv6 = 0x86DD;
    private const ushort PppoeSession = 0x8864;

    /// <summary>How many bytes stand before the IP packet where nothing names the protocol.</summary>
    private static readonly FrozenDictionary<uint, int> Plain = new Dictionary<uint, int>
    {
        [0] = 4, // BSD loopback: the address family
        [108] = 4, // OpenBSD loopback: the same
        [12] = 0, // raw IP, as some systems number it
        [14] = 0, // the same on OpenBSD
        [101] = 0, // raw IP
        [228] = 0, // raw IPv4
        [229] = 0, // raw IPv6
    }.ToFrozenDictionary();

    /// <summary>Where the protocol's number stands, and where what it names begins.</summary>
    private static readonly FrozenDictionary<uint, (int Protocol, int Payload)> Typed =
        new Dictionary<uint, (int, int)>
        {
            [1] = (12, 14), // Ethernet
            [113] = (14, 16), // Linux cooked v1: tcpdump -i any until 2021
            [276] = (0, 20), // Linux cooked v2: tcpdump -i any since
        }.ToFrozenDictionary();

    public static bool Knows(uint linkType) =>
        Plain.ContainsKey(linkType) || Typed.ContainsKey(linkType);

    /// <summary>The IP packet, or nothing when the frame carries something else.</summary>
    public static ReadOnlyMemory<byte> IpPacket(Packet packet)
    {
        if (Plain.TryGetValue(packet.LinkType, out var header))
        {
            return From(packet.Data, header);
        }

        var (protocol, payload) = Typed[packet.LinkType];
        return packet.Data.Length < payload
            ? default
            : Unwrap(
                BinaryPrimitives.ReadUInt16BigEndian(packet.Data.Span[protocol..]),
                packet.Data[payload..]);
    }

    /// <summary>Takes VLAN tags (IEEE 802.1Q, 802.1ad) and PPPoE (RFC 2516) off.</summary>
    private static ReadOnlyMemory<byte> Unwrap(ushort type, ReadOnlyMemory<byte> payload)
    {
        while (type is 0x8100 or 0x88A8 or 0x9100 && payload.Length >= 4)
        {
            type = BinaryPrimitives.ReadUInt16BigEndian(payload.Span[2..]);
            payload = payload[4..];
        }

        return type switch
        {
            IPv4 or IPv6 => payload,
            PppoeSession => From(payload, 8),
            _ => default,
        };
    }

    private static ReadOnlyMemory<byte> From(ReadOnlyMemory<byte> data, int offset) =>
        data.Length > offset ? data[offset..] : default;
}
