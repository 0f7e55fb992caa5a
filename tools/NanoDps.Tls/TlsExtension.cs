using System.Collections.Immutable;

namespace NanoDps.Tls;

/// <summary>One extension of a ClientHello, as it came.</summary>
/// <param name="Type">The IANA extension number.</param>
/// <param name="Data">The extension's bytes, without type and length.</param>
public sealed record TlsExtension(ushort Type, ImmutableArray<byte> Data);
