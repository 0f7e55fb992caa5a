using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Conformance.Tests;

/// <summary>A device's certificate and key, made apart from the emulator's own.</summary>
/// <param name="Leaf">The certificate, without the key.</param>
/// <param name="Pem">It, and whatever stands between it and the root, in PEM.</param>
/// <param name="KeyPem">The key in PEM.</param>
internal sealed record DeviceCertificate(X509Certificate2 Leaf, string Pem, string KeyPem)
{
    /// <summary>A certificate that signed itself.</summary>
    public static DeviceCertificate SelfSigned(string commonName)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            $"CN={commonName}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Describe(request, isAuthority: false);
        using var certificate = request.CreateSelfSigned(From, Until);
        var leaf = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return new DeviceCertificate(
            leaf, leaf.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A root, to be registered, with its key.</summary>
    public static X509Certificate2 Root(string commonName)
    {
        var request = Request(commonName, ECDsa.Create(ECCurve.NamedCurves.nistP256));
        Describe(request, isAuthority: true);
        return request.CreateSelfSigned(From, Until);
    }

    /// <summary>A CA below another, with its key.</summary>
    public static X509Certificate2 Intermediate(string commonName, X509Certificate2 above)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(commonName, key);
        Describe(request, isAuthority: true);
        using var certificate = request.Create(above, From, above.NotAfter, NewSerial());
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>
    /// A certificate below a CA; the CAs between, nearest first, stand after it in the PEM.
    /// </summary>
    public static DeviceCertificate Below(
        X509Certificate2 above, string commonName, params X509Certificate2[] between)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(commonName, key);
        Describe(request, isAuthority: false);
        var leaf = request.Create(above, From, above.NotAfter, NewSerial());
        var chain = string.Join(
            '\n', between.Prepend(leaf).Select(one => one.ExportCertificatePem()));
        return new DeviceCertificate(leaf, chain, key.ExportPkcs8PrivateKeyPem());
    }

    private static DateTimeOffset From => DateTimeOffset.UtcNow.AddDays(-1);

    private static DateTimeOffset Until => DateTimeOffset.UtcNow.AddDays(30);

    private static CertificateRequest Request(string commonName, ECDsa key) =>
        new($"CN={commonName}", key, HashAlgorithmName.SHA256);

    private static byte[] NewSerial() => RandomNumberGenerator.GetBytes(16);

    private static void Describe(CertificateRequest request, bool isAuthority)
    {
        var usage = isAuthority
            ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign
            : X509KeyUsageFlags.DigitalSignature;
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        if (!isAuthority)
        {
            request.CertificateExtensions.Add(
                new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        }
    }
}
