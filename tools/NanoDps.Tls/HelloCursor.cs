using System.Buffers.Binary;

namespace NanoDps.Tls;

/// <summary>
/// Reads big-endian fields and length-prefixed vectors, and refuses to run past its end.
/// </summary>
internal ref struct HelloCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _origin;
    private readonly string _container;
    private int _position;

    /// <param name="bytes">What to read.</param>
    /// <param name="origin">
    /// The offset of the first byte in the handshake message, for errors.
    /// </param>
    /// <param name="container">What the bytes are, for errors.</param>
    public HelloCursor(ReadOnlySpan<byte> bytes, int origin, string container)
    {
        _bytes = bytes;
        _origin = origin;
        _container = container;
    }

    public readonly int Left => _bytes.Length - _position;

    public readonly int Offset => _origin + _position;

    public byte Byte(string field) => Take(1, field)[0];

    public ushort UInt16(string field) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, field));

    public HelloCursor Vector8(string field)
    {
        var length = Byte(field + " length");
        var origin = Offset;
        return new HelloCursor(Take(length, field), origin, field);
    }

    public HelloCursor Vector16(string field)
    {
        var length = UInt16(field + " length");
        var origin = Offset;
        return new HelloCursor(Take(length, field), origin, field);
    }

    public ReadOnlySpan<byte> Take(int count, string field)
    {
        if (count > Left)
        {
            throw Fail(
                ClientHelloFault.Truncated,
                $"{field} needs {count} bytes, {_container} has {Left} left");
        }

        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    public ReadOnlySpan<byte> Rest() => Take(Left, _container);

    public ushort[] UInt16List()
    {
        if (Left == 0 || Left % 2 != 0)
        {
            throw Fail(
                ClientHelloFault.IllegalValue,
                $"{_container} must be one or more 2-byte values, got {Left} bytes");
        }

        var values = new ushort[Left / 2];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = UInt16(_container);
        }

        return values;
    }

    public readonly void End()
    {
        if (Left > 0)
        {
            throw Fail(
                ClientHelloFault.TrailingBytes,
                $"{_container} has {Left} bytes after its last field");
        }
    }

    public readonly ClientHelloException Fail(ClientHelloFault fault, string message) =>
        new(new ClientHelloError(fault, Offset, message));
}
