namespace NanoDps.Emulator;

/// <summary>A certificate that the emulator made for a device.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="CertificateFile">The PEM file with the certificate and its intermediates.</param>
/// <param name="KeyFile">The PEM file with its key.</param>
public sealed record DeviceCertificateFacts(
    string RegistrationId, string CertificateFile, string KeyFile);
