namespace NanoDps.Tls;

/// <summary>What is wrong with bytes that should have been a ClientHello.</summary>
public enum ClientHelloFault
{
    /// <summary>
    /// The first byte is no TLS handshake record: plain text, another protocol, SSL 2.
    /// </summary>
    NotTls,

    /// <summary>A record's header has a version other than 3.x.</summary>
    BadRecordVersion,

    /// <summary>A record is empty or longer than 2^14 bytes (RFC 5246, 6.2.1).</summary>
    BadRecordLength,

    /// <summary>A record inside the hello is not of type handshake (RFC 5246, 6.2.1).</summary>
    InterleavedRecord,

    /// <summary>The first handshake message is no ClientHello.</summary>
    NotClientHello,

    /// <summary>The hello says that it is longer than this reader accepts.</summary>
    TooLong,

    /// <summary>A length inside the hello points past the end of what holds it.</summary>
    Truncated,

    /// <summary>Bytes are left over after the last field.</summary>
    TrailingBytes,

    /// <summary>A field has a value or a length that the protocol does not allow.</summary>
    IllegalValue,

    /// <summary>The same extension occurs twice (RFC 5246, 7.4.1.4).</summary>
    DuplicateExtension,
}
