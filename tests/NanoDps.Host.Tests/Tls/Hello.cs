using System.Buffers.Binary;
using System.Text;

namespace NanoDps.Host.Tests.Tls;

/// <summary>A ClientHello, read from its record (RFC 5246 section 7.4.1.2).</summary>
internal sealed class Hello
{
    public const ushort ServerName = 0;
    public const ushort SupportedGroups = 10;
    public const ushort SignatureAlgorithms = 13;
    public const ushort SupportedVersions = 43;

    public Hello(byte[] record)
    {
        Assert.AreEqual(22, record[0], "a handshake record");
        Assert.HasCount(5 + Short(record, 3), record, "one record, whole");
        Assert.AreEqual(1, record[5], "a ClientHello");
        Version = Short(record, 9);
        var at = 9 + 2 + 32;
        at += 1 + record[at];
        Suites = List(record.AsSpan(at + 2, Short(record, at)));
        at += 2 + Short(record, at);
        at += 1 + record[at];
        var end = at + 2 + Short(record, at);
        Assert.HasCount(end, record, "nothing after the extensions");

        for (at += 2; at < end; at += 4 + Short(record, at + 2))
        {
            Extensions.Add(
                Short(record, at), record.AsSpan(at + 4, Short(record, at + 2)).ToArray());
        }
    }

    public ushort Version { get; }

    public ushort[] Suites { get; }

    public Dictionary<ushort, byte[]> Extensions { get; } = [];

    /// <summary>The list of an extension that is one list of 16-bit numbers.</summary>
    public ushort[] ListOf(ushort extension) => List(Extensions[extension].AsSpan(2));

    /// <summary>The host name: list length, kind, name length, name.</summary>
    public string HostName => Encoding.ASCII.GetString(Extensions[ServerName].AsSpan(5));

    private static ushort Short(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static ushort[] List(ReadOnlySpan<byte> bytes)
    {
        var list = new ushort[bytes.Length / 2];

        for (var i = 0; i < list.Length; i++)
        {
            list[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]);
        }

        return list;
    }
}
