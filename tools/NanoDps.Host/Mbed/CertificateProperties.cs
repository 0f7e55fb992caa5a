namespace NanoDps.Host.Mbed;

/// <summary>What a device shows of a certificate; the dates are UTC.</summary>
internal sealed record CertificateProperties(
    string Issuer, string Subject, DateTime NotBefore, DateTime NotAfter);
