using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Tls;

/// <summary>
/// What a client showed in the handshake. The key of the leaf is proved by then (RFC 5246, 7.4.8);
/// whom it belongs to is for the service to judge.
/// </summary>
/// <param name="Leaf">The client's own certificate.</param>
/// <param name="Others">What it sent besides, in no order that counts.</param>
internal sealed record ClientCertificates(
    X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Others);
