using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>A certificate that was issued for a csr.</summary>
/// <param name="Leaf">The certificate.</param>
/// <param name="Chain">It and those above it but the root, as DER in base64.</param>
internal sealed record IssuedCertificate(X509Certificate2 Leaf, IReadOnlyList<string> Chain);
