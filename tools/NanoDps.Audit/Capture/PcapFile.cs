using System.Buffers.Binary;

namespace NanoDps.Audit.Capture;

/// <summary>
/// A file of libpcap (draft-ietf-opsawg-pcap): a header of 24 bytes, then packets, each with a
/// header of 16. The magic number tells the byte order.
/// </summary>
internal sealed class PcapFile(ReadOnlyMemory<byte> file) : IPacketFile
{
    private const int FileHeader = 24;
    private const int PacketHeader = 16;
    private const uint Microseconds = 0xA1B2C3D4;
    private const uint Nanoseconds = 0xA1B23C4D;

    /// <summary>The patched libpcap of the 1990s, whose packets have a longer header.</summary>
    private const uint Modified = 0xA1B2CD34;

    private readonly bool _isBig = IsBig(file.Span);

    public string? Damage { get; private set; }

    public static bool IsOne(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4
        && (IsMagic(BinaryPrimitives.ReadUInt32BigEndian(bytes))
            || IsMagic(BinaryPrimitives.ReadUInt32LittleEndian(bytes)));

    public IEnumerable<Packet> Packets()
    {
        if (file.Length < FileHeader)
        {
            throw new AuditInputException(
                $"expected a pcap file header of {FileHeader} bytes, got {file.Length} bytes",
                "the file was cut; copy it again");
        }

        if (Number(0) == Modified)
        {
            throw new AuditInputException(
                "expected pcap magic a1b2c3d4 or a1b23c4d, got a1b2cd34 (modified pcap)",
                "convert it: editcap -F pcap FILE OUT");
        }

        // The upper bits say whether a checksum follows each frame; it does no harm here.
        var linkType = Number(20) & 0xFFFF;
        var number = 1;
        for (var position = FileHeader; position < file.Length; number++)
        {
            if (file.Length - position < PacketHeader)
            {
                Damage = $"the file ends inside the header of packet {number}";
                yield break;
            }

            var length = Number(position + 8);
            var original = Number(position + 12);
            position += PacketHeader;
            if (length > file.Length - position)
            {
                Damage = $"packet {number} should have {length} bytes, the file has "
                    + $"{file.Length - position} left";
                yield break;
            }

            yield return new Packet(linkType, file.Slice(position, (int)length), original);
            position += (int)length;
        }
    }

    private static bool IsBig(ReadOnlySpan<byte> bytes) =>
        IsMagic(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    private static bool IsMagic(uint magic) => magic is Microseconds or Nanoseconds or Modified;

    private uint Number(int position)
    {
        var bytes = file.Span[position..];
        return _isBig
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
