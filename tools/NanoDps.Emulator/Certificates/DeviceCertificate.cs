using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>A certificate that the emulator made for a device, with its key.</summary>
/// <param name="RegistrationId">The registration id, which is its common name.</param>
/// <param name="Certificate">The certificate with its key.</param>
/// <param name="Intermediates">
/// What a device sends with it, its issuer first; none where it is signed by itself.
/// </param>
/// <param name="CertificateFile">The PEM file with the certificate and the intermediates.</param>
/// <param name="KeyFile">The PEM file with the key (PKCS#8, not encrypted).</param>
public sealed record DeviceCertificate(
    string RegistrationId,
    X509Certificate2 Certificate,
    IReadOnlyList<X509Certificate2> Intermediates,
    string CertificateFile,
    string KeyFile);
