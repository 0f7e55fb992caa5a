using System.Buffers.Binary;

namespace NanoDps.Audit.Capture;

/// <summary>One hello that comes without a network around it.</summary>
internal static class BareHello
{
    /// <summary>The bytes that a client sends, from its first record on.</summary>
    public static HelloInput Records(ReadOnlySpan<byte> stream)
    {
        var read = ClientHelloReader.Read(
            stream[..Math.Min(stream.Length, ClientHelloReader.MaxStreamBytes)]);
        return Found(InputKind.Records, read, Missing.In(stream.Length));
    }

    /// <summary>The handshake message alone: a record is put around it.</summary>
    public static HelloInput Message(ReadOnlySpan<byte> message)
    {
        var length = 4 + BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        if (message.Length != length)
        {
            throw new AuditInputException(
                $"expected a ClientHello of {length} bytes, as it says itself, "
                + $"got {message.Length}",
                "save the whole handshake message, or the whole record");
        }

        // No record, no record version: 3.1 is what clients write there (RFC 5246, appendix E.1).
        var stream = new List<byte>();
        foreach (var part in message.ToArray().Chunk(1 << 14))
        {
            stream.AddRange([0x16, 3, 1, (byte)(part.Length >> 8), (byte)part.Length, .. part]);
        }

        var read = ClientHelloReader.Read(stream.ToArray());
        return Found(InputKind.Message, read, Missing.In(message.Length));
    }

    private static HelloInput Found(InputKind kind, ClientHelloRead read, string missing)
    {
        if (read.Hello is { } hello)
        {
            return new HelloInput { Kind = kind, Hellos = [new(null, null, hello, null)] };
        }

        throw read.Error is { } error
            ? new AuditInputException(Malformed.Text(error), Malformed.Hint(error))
            : new AuditInputException(
                missing, "save the client's bytes until the server answers");
    }
}
