using System.Buffers.Binary;

namespace NanoDps.Tls;

/// <summary>
/// Finds the ClientHello at the start of a TLS stream: joins the records that carry it, then parses
/// it. Stateless: the caller hands in all bytes so far and comes back with more when asked to, at
/// most <see cref="MaxStreamBytes"/> of them.
/// </summary>
public static class ClientHelloReader
{
    /// <summary>
    /// The longest hello accepted, in bytes; the longest seen in practice have about 2,000.
    /// </summary>
    public const int MaxHelloBytes = 16 * 1024;

    /// <summary>
    /// The most bytes of a stream that can be needed: a hello in records of one byte each, which
    /// have six bytes on the wire.
    /// </summary>
    public const int MaxStreamBytes = 6 * MaxHelloBytes;

    private const int RecordHeader = 5;
    private const int HandshakeHeader = 4;
    private const int MaxRecordBytes = 1 << 14;
    private const byte HandshakeRecord = 22;
    private const byte ClientHelloMessage = 1;

    /// <summary>
    /// Reads a hello from the start of a stream. Never throws for what is in the stream.
    /// </summary>
    /// <param name="stream">All bytes received so far.</param>
    public static ClientHelloRead Read(ReadOnlySpan<byte> stream)
    {
        try
        {
            return ReadRecords(stream);
        }
        catch (ClientHelloException exception)
        {
            return new ClientHelloRead(null, exception.Error);
        }
    }

    private static ClientHelloRead ReadRecords(ReadOnlySpan<byte> stream)
    {
        var message = new byte[Math.Min(stream.Length, MaxHelloBytes + MaxRecordBytes)];
        var have = 0;
        var position = 0;
        var records = 0;
        while (true)
        {
            var body = NextRecord(stream, position, records);
            if (body < 0)
            {
                return ClientHelloRead.Incomplete;
            }

            // A record that has not come whole may already show that this is no hello.
            var available = Math.Min(body, stream.Length - position - RecordHeader);
            stream.Slice(position + RecordHeader, available).CopyTo(message.AsSpan(have));
            have += available;
            var length = MessageLength(message.AsSpan(0, have));
            if (length > 0 && have >= length)
            {
                return Finish(stream, message, length, records + 1, position, have);
            }

            if (available < body)
            {
                return ClientHelloRead.Incomplete;
            }

            position += RecordHeader + body;
            records++;
        }
    }

    private static ClientHelloRead Finish(
        ReadOnlySpan<byte> stream, byte[] message, int length, int records, int position, int have)
    {
        if (have > length)
        {
            throw Fault(
                ClientHelloFault.TrailingBytes,
                position,
                $"the record goes on for {have - length} bytes after the ClientHello");
        }

        var streamBytes = position + RecordHeader
            + BinaryPrimitives.ReadUInt16BigEndian(stream[(position + 3)..]);
        var hello = ClientHelloParser.Parse(
            message.AsSpan(0, length),
            BinaryPrimitives.ReadUInt16BigEndian(stream[1..]),
            records,
            streamBytes);
        return new ClientHelloRead(hello, null);
    }

    /// <summary>
    /// The length of the body of the record at a position, or -1 when its header is not whole.
    /// </summary>
    private static int NextRecord(ReadOnlySpan<byte> stream, int position, int records)
    {
        var header = stream[position..];
        if (header.Length > 0 && header[0] != HandshakeRecord)
        {
            throw records == 0
                ? Fault(ClientHelloFault.NotTls, position, NotTls(header))
                : Fault(
                    ClientHelloFault.InterleavedRecord,
                    position,
                    $"expected the rest of the ClientHello, got a record of type {header[0]}");
        }

        if (header.Length > 1 && header[1] != 3)
        {
            throw Fault(
                ClientHelloFault.BadRecordVersion,
                position + 1,
                $"expected record version 3.x, got {header[1]}.x");
        }

        if (header.Length < RecordHeader)
        {
            return -1;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
        return length is > 0 and <= MaxRecordBytes
            ? length
            : throw Fault(
                ClientHelloFault.BadRecordLength,
                position + 3,
                $"expected a record of 1 to {MaxRecordBytes} bytes, got {length}");
    }

    /// <summary>
    /// The length of the handshake message with its header, or 0 while that is not known.
    /// </summary>
    private static int MessageLength(ReadOnlySpan<byte> message)
    {
        if (message.Length > 0 && message[0] != ClientHelloMessage)
        {
            throw Fault(
                ClientHelloFault.NotClientHello,
                0,
                $"expected a ClientHello (1), got handshake message {message[0]}");
        }

        if (message.Length < HandshakeHeader)
        {
            return 0;
        }

        var length = HandshakeHeader
            + (message[1] << 16) + BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        return length <= MaxHelloBytes
            ? length
            : throw Fault(
                ClientHelloFault.TooLong,
                1,
                $"expected a ClientHello of at most {MaxHelloBytes} bytes, got {length}");
    }

    private static string NotTls(ReadOnlySpan<byte> header)
    {
        var got = header[0] is >= 0x20 and < 0x7F
            ? $"'{(char)header[0]}', which looks like plain text"
            : $"0x{header[0]:X2}";
        return $"expected a TLS handshake record (0x16), got {got}";
    }

    private static ClientHelloException Fault(ClientHelloFault fault, int offset, string message) =>
        new(new ClientHelloError(fault, offset, message));
}
