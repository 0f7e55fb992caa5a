namespace NanoDps.Audit.Probing;

/// <summary>Writes big-endian fields and length-prefixed vectors.</summary>
internal sealed class WireWriter
{
    private readonly List<byte> _bytes = [];

    public void Byte(byte value) => _bytes.Add(value);

    public void UInt16(ushort value)
    {
        Byte((byte)(value >> 8));
        Byte((byte)value);
    }

    public void Bytes(ReadOnlySpan<byte> value) => _bytes.AddRange(value);

    public void Vector8(ReadOnlySpan<byte> value)
    {
        Byte((byte)value.Length);
        Bytes(value);
    }

    public void Vector16(ReadOnlySpan<byte> value)
    {
        UInt16((ushort)value.Length);
        Bytes(value);
    }

    public void Vector24(ReadOnlySpan<byte> value)
    {
        Byte((byte)(value.Length >> 16));
        UInt16((ushort)value.Length);
        Bytes(value);
    }

    public byte[] ToArray() => [.. _bytes];
}
