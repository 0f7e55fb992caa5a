using System.Buffers.Binary;

namespace NanoDps.Boards.Proof;

/// <summary>A ClientHello of TLS 1.2 (RFC 5246, 7.4.1.2) in one record.</summary>
internal sealed class ClientHello
{
    private const int RecordHeader = 5;
    private readonly Dictionary<ushort, byte[]> _extensions = [];

    private ClientHello(int recordLength, ushort version, IReadOnlyList<ushort> suites)
    {
        RecordLength = recordLength;
        Version = version;
        CipherSuites = suites;
    }

    /// <summary>Bytes on the wire, with the record's header.</summary>
    public int RecordLength { get; }

    public ushort Version { get; }

    public IReadOnlyList<ushort> CipherSuites { get; }

    /// <summary>The types of the extensions in order.</summary>
    public IReadOnlyCollection<ushort> Extensions => _extensions.Keys;

    /// <summary>supported_groups (RFC 8422, 5.1.1); none without the extension.</summary>
    public IReadOnlyList<ushort> Groups => Numbers(10, skip: 2);

    /// <summary>signature_algorithms (RFC 5246, 7.4.1.4.1), hash in the high byte.</summary>
    public IReadOnlyList<ushort> SignatureAlgorithms => Numbers(13, skip: 2);

    /// <summary>The name in server_name (RFC 6066, 3); empty without.</summary>
    public string ServerName => _extensions.TryGetValue(0, out var data)
        ? System.Text.Encoding.ASCII.GetString(data.AsSpan(5)) : "";

    /// <exception cref="InvalidDataException">The bytes are no such record.</exception>
    public static ClientHello Parse(ReadOnlySpan<byte> record)
    {
        try
        {
            return ParseUnchecked(record);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("expected a whole ClientHello in one record, got less");
        }
    }

    private static ClientHello ParseUnchecked(ReadOnlySpan<byte> record)
    {
        if (record[..RecordHeader][0] != 22 || record[RecordHeader..][0] != 1)
        {
            throw new InvalidDataException("expected a handshake record with a ClientHello");
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(record[3..5]);
        var body = record[RecordHeader..(RecordHeader + length)][4..];
        var version = BinaryPrimitives.ReadUInt16BigEndian(body);
        var rest = body[34..];
        rest = rest[(1 + rest[..1][0])..];
        var suites = rest[2..(2 + BinaryPrimitives.ReadUInt16BigEndian(rest))];
        rest = rest[(2 + suites.Length)..];
        rest = rest[(1 + rest[..1][0])..];
        var hello = new ClientHello(RecordHeader + length, version, Numbers(suites));

        for (rest = rest[2..]; rest.Length > 0;)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest[2..4]);
            var type = BinaryPrimitives.ReadUInt16BigEndian(rest);

            if (!hello._extensions.TryAdd(type, rest[4..(4 + size)].ToArray()))
            {
                throw new InvalidDataException($"expected extension {type} once, got it twice");
            }

            rest = rest[(4 + size)..];
        }

        return hello;
    }

    private ushort[] Numbers(ushort extension, int skip) =>
        _extensions.TryGetValue(extension, out var data) ? Numbers(data.AsSpan(skip)) : [];

    private static ushort[] Numbers(ReadOnlySpan<byte> data)
    {
        var numbers = new ushort[data.Length / 2];

        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(2 * i)..]);
        }

        return numbers;
    }
}
