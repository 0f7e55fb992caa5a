namespace NanoDps.Host.Tests.Support;

/// <summary>Texts that are almost certificates.</summary>
internal static class CertificateTexts
{
    /// <summary>Framed as PEM, with nothing inside that could be a certificate.</summary>
    public const string Bad =
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
}
