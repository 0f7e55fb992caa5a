using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Configuration;

/// <summary>Reads keys, certificates and thumbprints in a configuration file.</summary>
internal static class AttestationFile
{
    public static SymmetricKeys Keys(JsonPlace primary, JsonPlace? secondary)
    {
        Check(primary);
        if (secondary is not null)
        {
            Check(secondary);
        }

        return SymmetricKeys.FromBase64(primary.Text(), secondary?.Text());
    }

    public static LeafThumbprints Thumbprints(JsonPlace primary, JsonPlace? secondary)
    {
        try
        {
            return LeafThumbprints.Parse(primary.Text(), secondary?.Text());
        }
        catch (FormatException exception)
        {
            throw primary.Fail(
                exception.Message, "openssl x509 -in FILE -noout -fingerprint -sha256 tells it");
        }
    }

    /// <summary>The first certificate in a file, PEM or DER.</summary>
    public static X509Certificate2 Certificate(JsonPlace place)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(place.Path());
        }
        catch (Exception exception) when (
            exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw place.Fail(
                $"expected a file with a certificate, got: {exception.Message}",
                "give the path of a file in PEM or DER");
        }
    }

    private static void Check(JsonPlace key)
    {
        try
        {
            SymmetricKeys.FromBase64(key.Text());
        }
        catch (FormatException exception)
        {
            throw key.Fail(exception.Message, "openssl rand -base64 32 makes a key");
        }
    }
}
