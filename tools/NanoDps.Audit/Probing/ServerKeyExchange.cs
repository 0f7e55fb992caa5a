namespace NanoDps.Audit.Probing;

/// <summary>An ECDHE key exchange (RFC 8422, 5.4).</summary>
/// <param name="Group">The named curve.</param>
/// <param name="Parameters">The bytes that are signed, besides the two random values.</param>
/// <param name="Algorithm">The signature algorithm; null before TLS 1.2.</param>
/// <param name="Signature">The signature.</param>
internal sealed record ServerKeyExchange(
    ushort Group, byte[] Parameters, ushort? Algorithm, byte[] Signature);
