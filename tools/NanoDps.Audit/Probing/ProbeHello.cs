using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Audit.Probing;

/// <summary>
/// A ClientHello made by hand, so that it can offer what no TLS library of this machine still does.
/// </summary>
internal sealed record ProbeHello
{
    private const ushort Tls13 = 0x0304;

    private static readonly ushort[] Signatures =
    [
        0x0401, 0x0501, 0x0601, 0x0804, 0x0805, 0x0806, 0x0403, 0x0503, 0x0603, 0x0201, 0x0203,
    ];

    /// <summary>The one version that is offered.</summary>
    public required ushort Version { get; init; }

    public required IReadOnlyList<ushort> Suites { get; init; }

    public required IReadOnlyList<ushort> Groups { get; init; }

    public required string ServerName { get; init; }

    /// <summary>Whether more of the answer is wanted than version and suite.</summary>
    public bool NeedsFlight { get; init; } = true;

    /// <summary>32 bytes, needed again to check the server's signature.</summary>
    public byte[] Random { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The hello in one record.</summary>
    public byte[] ToRecord()
    {
        var legacy = Math.Min(Version, ClientHello.Tls12);
        var body = new WireWriter();
        body.UInt16(legacy);
        body.Bytes(Random);
        // A session id: servers in middlebox compatibility mode expect one (RFC 8446, appendix D.4).
        body.Vector8(Version == Tls13 ? RandomNumberGenerator.GetBytes(32) : []);
        // With the signal of RFC 5746, without which strict servers refuse everything.
        body.Vector16(Numbers([.. Suites, 0x00FF]));
        body.Vector8([0]);
        if (Version > 0x0300)
        {
            body.Vector16(Extensions());
        }

        var message = new WireWriter();
        message.Byte(1);
        message.Vector24(body.ToArray());
        var record = new WireWriter();
        record.Byte(22);
        // Appendix E.1 of RFC 5246: what every server takes, but SSL 3.0 has its own number.
        record.UInt16(Math.Min(Version, (ushort)0x0301));
        record.Vector16(message.ToArray());
        return record.ToArray();
    }

    private byte[] Extensions()
    {
        var extensions = new WireWriter();
        if (!IPAddress.TryParse(ServerName, out _))
        {
            Add(extensions, 0, Name());
        }

        Add(extensions, 10, Vector(Numbers(Groups)));
        Add(extensions, 11, [1, 0]);
        Add(extensions, 13, Vector(Numbers(Signatures)));
        Add(extensions, 23, []);
        if (Version == Tls13)
        {
            Add(extensions, 43, [2, 3, 4]);
            // No share at all: a server of TLS 1.3 asks for one by a HelloRetryRequest (4.2.8),
            // which shows that it speaks it, and needs no key.
            Add(extensions, 51, [0, 0]);
        }

        return extensions.ToArray();
    }

    private byte[] Name()
    {
        var entry = new WireWriter();
        entry.Byte(0);
        entry.Vector16(Encoding.ASCII.GetBytes(ServerName));
        return Vector(entry.ToArray());
    }

    private static void Add(WireWriter extensions, ushort type, byte[] data)
    {
        extensions.UInt16(type);
        extensions.Vector16(data);
    }

    private static byte[] Vector(byte[] content)
    {
        var vector = new WireWriter();
        vector.Vector16(content);
        return vector.ToArray();
    }

    private static byte[] Numbers(IReadOnlyList<ushort> numbers)
    {
        var bytes = new byte[numbers.Count * 2];
        for (var i = 0; i < numbers.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), numbers[i]);
        }

        return bytes;
    }
}
