using System.Collections.Immutable;

namespace NanoDps.Tls;

/// <summary>
/// A ClientHello as it came: immutable, in the order of the wire (RFC 5246, 7.4.1.2).
/// </summary>
public sealed record ClientHello
{
    /// <summary>The TLS 1.2 version number.</summary>
    public const ushort Tls12 = 0x0303;

    /// <summary>
    /// The version in the first record's header; it says little (RFC 5246, appendix E.1).
    /// </summary>
    public required ushort RecordVersion { get; init; }

    /// <summary>
    /// The version field of the hello: the highest version without supported_versions.
    /// </summary>
    public required ushort LegacyVersion { get; init; }

    /// <summary>The client's 32 random bytes.</summary>
    public required ImmutableArray<byte> Random { get; init; }

    /// <summary>The session id: 0 to 32 bytes.</summary>
    public required ImmutableArray<byte> SessionId { get; init; }

    /// <summary>Suites in the client's order, signalling values included.</summary>
    public required ImmutableArray<ushort> CipherSuites { get; init; }

    /// <summary>Compression methods; 0 is none.</summary>
    public required ImmutableArray<byte> CompressionMethods { get; init; }

    /// <summary>Every extension, in order.</summary>
    public required ImmutableArray<TlsExtension> Extensions { get; init; }

    /// <summary>The server name (RFC 6066, 3); null when absent.</summary>
    public string? ServerName { get; init; }

    /// <summary>supported_versions (RFC 8446, 4.2.1); empty when absent.</summary>
    public ImmutableArray<ushort> SupportedVersions { get; init; } = [];

    /// <summary>supported_groups (RFC 8422, 5.1.1); empty when absent.</summary>
    public ImmutableArray<ushort> Groups { get; init; } = [];

    /// <summary>signature_algorithms (RFC 5246, 7.4.1.4.1); empty when absent.</summary>
    public ImmutableArray<ushort> SignatureAlgorithms { get; init; } = [];

    /// <summary>ec_point_formats (RFC 8422, 5.1.2); empty when absent.</summary>
    public ImmutableArray<byte> PointFormats { get; init; } = [];

    /// <summary>Application protocols (RFC 7301); empty when absent.</summary>
    public ImmutableArray<string> ApplicationProtocols { get; init; } = [];

    /// <summary>max_fragment_length code 1 to 4 (RFC 6066, 4); null when absent.</summary>
    public byte? MaxFragmentLength { get; init; }

    /// <summary>
    /// The handshake message, its 4-byte header included, without record headers.
    /// </summary>
    public required ImmutableArray<byte> Message { get; init; }

    /// <summary>How many records carried the hello.</summary>
    public required int Records { get; init; }

    /// <summary>How many bytes of the stream the hello took, record headers included.</summary>
    public required int StreamBytes { get; init; }

    /// <summary>Whether TLS 1.2 is among what the client offers.</summary>
    public bool OffersTls12 => SupportedVersions.IsEmpty
        ? LegacyVersion >= Tls12
        : SupportedVersions.Contains(Tls12);

    /// <summary>Whether an extension of this number is there.</summary>
    /// <param name="type">The IANA extension number.</param>
    public bool Has(ushort type) => Extensions.Any(extension => extension.Type == type);
}
