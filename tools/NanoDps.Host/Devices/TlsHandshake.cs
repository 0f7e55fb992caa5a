namespace NanoDps.Host;

/// <summary>One TLS handshake of a device, with what no device can show.</summary>
public sealed record TlsHandshake
{
    /// <summary>
    /// The name that the firmware asked for and the certificate was held against.
    /// </summary>
    public required string Host { get; init; }

    /// <summary>The connection it was made on.</summary>
    public required HostConnection? Connection { get; init; }

    /// <summary>The record or records of the ClientHello, as sent; empty if none was.</summary>
    public required byte[] ClientHello { get; init; }

    /// <summary>The IANA name of the suite that was negotiated; "" when there is none.</summary>
    public required string CipherSuite { get; init; }

    /// <summary>The IANA number of that suite; 0 when there is none.</summary>
    public required ushort CipherSuiteId { get; init; }

    /// <summary>The version that was negotiated, as "TLSv1.2"; "" when there is none.</summary>
    public required string ProtocolVersion { get; init; }

    /// <summary>Bytes that the handshake sent.</summary>
    public required long BytesSent { get; init; }

    /// <summary>Bytes that the handshake received.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>How long it took, in milliseconds of this computer.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>0 on success, else the ErrorCode that the firmware's exception has.</summary>
    public required int ResultCode { get; init; }

    /// <summary>True on success.</summary>
    public bool Succeeded => ResultCode == 0;
}
