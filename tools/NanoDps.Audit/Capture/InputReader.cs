using System.Buffers.Binary;

namespace NanoDps.Audit.Capture;

/// <summary>
/// Finds every ClientHello in a capture, a stream or hex text. What the input is, its first bytes
/// tell.
/// </summary>
public static class InputReader
{
    /// <summary>The longest input accepted, in bytes.</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    private const string Accepted = "a pcap or pcapng capture, a TLS record (16 03 …) or hex text";

    /// <summary>Reads all hellos of an input.</summary>
    /// <param name="input">The whole input.</param>
    /// <exception cref="AuditInputException">
    /// The input is none of what is read here, or has no hello.
    /// </exception>
    public static HelloInput Read(ReadOnlyMemory<byte> input)
    {
        if (input.IsEmpty)
        {
            throw new AuditInputException(
                $"expected {Accepted}, got nothing",
                "was the capture stopped before the device connected?");
        }

        return ReadBinary(input) ?? ReadText(input) ?? throw Unknown(input.Span);
    }

    private static HelloInput? ReadBinary(ReadOnlyMemory<byte> input)
    {
        var bytes = input.Span;
        if (PcapFile.IsOne(bytes))
        {
            return CaptureReader.Read(InputKind.Pcap, new PcapFile(input));
        }

        if (PcapngFile.IsOne(bytes))
        {
            return CaptureReader.Read(InputKind.Pcapng, new PcapngFile(input));
        }

        // A record of the handshake, version 3.x; an input of one byte is taken for its beginning.
        if (bytes[0] == 0x16 && (bytes.Length < 2 || bytes[1] == 3))
        {
            return BareHello.Records(bytes);
        }

        return IsMessage(bytes) ? BareHello.Message(bytes) : null;
    }

    private static HelloInput? ReadText(ReadOnlyMemory<byte> input)
    {
        if (HexText.Decode(input.Span) is not { } bytes)
        {
            return null;
        }

        // The text is hex: from here on, its bytes must be something that is read here.
        return bytes.Length > 0 && ReadBinary(bytes) is { } read
            ? read with { IsHexText = true }
            : throw Unknown(bytes);
    }

    /// <summary>A ClientHello without its record: type 1, a length, version 3.x.</summary>
    private static bool IsMessage(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 5 && bytes[0] == 1 && bytes[1] == 0 && bytes[4] == 3 && bytes[5] <= 4
        && BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) >= 38;

    private static AuditInputException Unknown(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => new(
            $"expected {Accepted}, got a gzip file", "unpack it first: gunzip -c FILE"),
        [0x16, ..] => new(
            $"expected TLS record version 3.x, got {bytes[1]}.x",
            "save the client's bytes from the start of the TCP connection"),
        [0x15 or 0x17 or 0x14, 3, ..] => new(
            $"expected a TLS handshake record (0x16) first, got one of type 0x{bytes[0]:X2}",
            "save the client's bytes from the start of the TCP connection"),
        _ => new(
            $"expected {Accepted}, got {ByteText.Describe(bytes)}",
            "capture with: tcpdump -i any -s 0 -w FILE 'tcp port 8883'"),
    };
}
