using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoDps.Field.Tests.Support;

/// <summary>A certificate and its key in each form in which a device may have them.</summary>
internal static class DeviceFiles
{
    /// <summary>Key file: the format of the key and how it is encoded.</summary>
    public static byte[] Key(X509Certificate2 certificate, string form)
    {
        using var rsa = certificate.GetRSAPrivateKey();
        using var ec = certificate.GetECDsaPrivateKey();
        var (isPem, isPkcs8) = (form.StartsWith("pem", StringComparison.Ordinal),
            form.EndsWith("pkcs8", StringComparison.Ordinal));
        AsymmetricAlgorithm key = rsa is null ? ec! : rsa;
        var der = isPkcs8 ? key.ExportPkcs8PrivateKey()
            : rsa?.ExportRSAPrivateKey() ?? ec!.ExportECPrivateKey();
        var label = isPkcs8 ? "PRIVATE KEY" : rsa is null ? "EC PRIVATE KEY" : "RSA PRIVATE KEY";
        return isPem ? Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der) + "\n") : der;
    }

    public static byte[] Certificate(X509Certificate2 certificate, string form) =>
        form.StartsWith("pem", StringComparison.Ordinal)
            ? Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n")
            : certificate.RawData;

    /// <summary>Puts both on a board, and their names into its configuration.</summary>
    public static void Install(
        this Board board, X509Certificate2 certificate, string form = "pem-pkcs8",
        params X509Certificate2[] intermediates)
    {
        board.Put("device.crt",
            [
                .. Certificate(certificate, form),
                .. intermediates.SelectMany(one => Certificate(one, form)),
            ]);
        board.Put("device.key", Key(certificate, form));
        board.Configure("certificate = device.crt\nprivate-key = device.key");
    }

    /// <summary>A certificate that nobody has signed but its own key.</summary>
    public static X509Certificate2 SelfSigned(
        string subject, DateTimeOffset? start = null, DateTimeOffset? end = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            start ?? DateTimeOffset.UtcNow.AddDays(-1), end ?? DateTimeOffset.UtcNow.AddYears(1));
    }
}
