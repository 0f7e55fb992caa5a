using System.Buffers.Binary;

namespace NanoDps.Audit.Probing;

/// <summary>Reads what a server sent, and says so when it ends too early.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, string what)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly string _what = what;
    private int _position;

    public readonly int Left => _bytes.Length - _position;

    public readonly int Position => _position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public ReadOnlySpan<byte> Vector8() => Take(Byte());

    public ReadOnlySpan<byte> Vector16() => Take(UInt16());

    public ReadOnlySpan<byte> Vector24()
    {
        var high = Byte();
        return Take((high << 16) + UInt16());
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            throw new ProbeFormatException($"{_what}: expected {count} more bytes, got {Left}");
        }

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
