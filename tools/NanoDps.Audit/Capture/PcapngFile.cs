using System.Buffers.Binary;

namespace NanoDps.Audit.Capture;

/// <summary>
/// A file of pcapng (draft-ietf-opsawg-pcapng): blocks, each with its length at both ends. A section
/// header tells the byte order of what follows it, and begins a new list of interfaces.
/// </summary>
internal sealed class PcapngFile(ReadOnlyMemory<byte> file) : IPacketFile
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint Interface = 1;
    private const uint OldPacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrder = 0x1A2B3C4D;
    private const int SmallestBlock = 12;

    private readonly List<uint> _linkTypes = [];
    private bool _isBig;

    public string? Damage { get; private set; }

    public static bool IsOne(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(bytes) == SectionHeader;

    public IEnumerable<Packet> Packets()
    {
        for (var position = 0; position < file.Length;)
        {
            var body = Block(position, out var type);
            if (body is not { } block)
            {
                yield break;
            }

            position += block.Length + SmallestBlock;
            if (type == SectionHeader)
            {
                _linkTypes.Clear();
            }
            else if (type == Interface && block.Length >= 8)
            {
                _linkTypes.Add(Number16(block.Span));
            }
            else if (PacketOf(type, block) is { } packet)
            {
                yield return packet;
            }
        }
    }

    /// <summary>A block's body, or null (and the damage) when there is none at a position.</summary>
    private ReadOnlyMemory<byte>? Block(int position, out uint type)
    {
        type = 0;
        var left = file.Length - position;
        if (left < SmallestBlock)
        {
            return Broken(
                position, $"expected a block of at least {SmallestBlock} bytes, {left} are left");
        }

        // The type of a section header reads the same in both byte orders; behind it is the mark.
        if (BinaryPrimitives.ReadUInt32BigEndian(file.Span[position..]) == SectionHeader
            && !ReadByteOrder(position + 8))
        {
            return Broken(
                position, "expected byte order mark 1a2b3c4d in a section header, got another");
        }

        type = Number(file.Span[position..]);
        var length = Number(file.Span[(position + 4)..]);
        if (length < SmallestBlock || length % 4 != 0 || length > left)
        {
            return Broken(
                position,
                $"expected a block length of 12 to {left}, a multiple of 4, got {length}");
        }

        var trailer = Number(file.Span[(position + (int)length - 4)..]);
        return trailer == length
            ? file.Slice(position + 8, (int)length - SmallestBlock)
            : Broken(position, $"expected block length {length} at its end too, got {trailer}");
    }

    private bool ReadByteOrder(int position)
    {
        var mark = file.Span[position..];
        _isBig = BinaryPrimitives.ReadUInt32BigEndian(mark) == ByteOrder;
        return _isBig || BinaryPrimitives.ReadUInt32LittleEndian(mark) == ByteOrder;
    }

    private Packet? PacketOf(uint type, ReadOnlyMemory<byte> block)
    {
        var bytes = block.Span;
        return type switch
        {
            EnhancedPacket when bytes.Length >= 20 =>
                Make(Number(bytes), block[20..], Number(bytes[12..]), Number(bytes[16..])),
            OldPacket when bytes.Length >= 20 =>
                Make(Number16(bytes), block[20..], Number(bytes[12..]), Number(bytes[16..])),
            // It has no length of its own: the original one, and padding to a multiple of four.
            SimplePacket when bytes.Length >= 4 =>
                Make(0, block[4..], Math.Min(Number(bytes), (uint)block.Length - 4), Number(bytes)),
            _ => null,
        };
    }

    private Packet? Make(uint index, ReadOnlyMemory<byte> data, uint length, uint original) =>
        index < _linkTypes.Count && length <= data.Length
            ? new Packet(_linkTypes[(int)index], data[..(int)length], original)
            : null;

    private ReadOnlyMemory<byte>? Broken(int position, string what)
    {
        var damage = $"pcapng block at byte {position}: {what}";
        if (position == 0)
        {
            throw new AuditInputException(damage, "the file was cut or damaged; copy it again");
        }

        Damage = damage;
        return null;
    }

    private uint Number(ReadOnlySpan<byte> bytes) => _isBig
        ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private ushort Number16(ReadOnlySpan<byte> bytes) => _isBig
        ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
