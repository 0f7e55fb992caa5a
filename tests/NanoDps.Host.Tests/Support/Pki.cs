using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.Support;

/// <summary>The certificates of the tests, made when they run.</summary>
internal static class Pki
{
    private static readonly Lazy<X509Certificate2> _root = new(() => MakeCa("Test Root", null));
    private static readonly Lazy<X509Certificate2> _other = new(() => MakeCa("Other Root", null));
    private static readonly Lazy<X509Certificate2> _middle =
        new(() => MakeCa("Test Intermediate", Root));
    private static readonly Lazy<X509Certificate2> _lower =
        new(() => MakeCa("Test Issuing", Middle));
    private static readonly Lazy<X509Certificate2> _leaf = new(() => MakeLeaf(new LeafOptions()));

    /// <summary>A self-signed root.</summary>
    public static X509Certificate2 Root => _root.Value;

    /// <summary>A root that has signed nothing.</summary>
    public static X509Certificate2 Other => _other.Value;

    /// <summary>Signed by <see cref="Root"/>.</summary>
    public static X509Certificate2 Middle => _middle.Value;

    /// <summary>Signed by <see cref="Middle"/>.</summary>
    public static X509Certificate2 Lower => _lower.Value;

    /// <summary>A server's certificate for localhost and 127.0.0.1, signed by the root.</summary>
    public static X509Certificate2 Leaf => _leaf.Value;

    public static string Pem(X509Certificate2 certificate) =>
        certificate.ExportCertificatePem() + "\n";

    public static string KeyPem(X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    public static X509Certificate2 MakeLeaf(LeafOptions options)
    {
        var issuer = options.Issuer ?? Root;
        var subject = new X500DistinguishedName("CN=" + options.CommonName);

        if (options.Elliptic)
        {
            using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest(subject, ecdsa, HashAlgorithmName.SHA256);
            return Sign(request, options, issuer).CopyWithPrivateKey(ecdsa);
        }

        using var rsa = RSA.Create(2048);
        var rsaRequest = new CertificateRequest(
            subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Sign(rsaRequest, options, issuer).CopyWithPrivateKey(rsa);
    }

    private static X509Certificate2 Sign(
        CertificateRequest request, LeafOptions options, X509Certificate2 issuer)
    {
        var names = new SubjectAlternativeNameBuilder();

        foreach (var name in options.DnsNames)
        {
            names.AddDnsName(name);
        }

        foreach (var address in options.Addresses)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        if (options.DnsNames.Length + options.Addresses.Length > 0)
        {
            request.CertificateExtensions.Add(names.Build());
        }

        return request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForRSA(
                issuer.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1),
            options.NotBefore,
            options.NotAfter,
            RandomNumberGenerator.GetBytes(16));
    }

    private static X509Certificate2 MakeCa(string name, X509Certificate2? issuer)
    {
        var key = RSA.Create(2048);

        // Encoded in this order, which is the reverse of the text.
        var request = new CertificateRequest(
            $"CN={name}, O=Test Org, C=CH",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return issuer is null
            ? request.CreateSelfSigned(
                DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(2))
            : request.Create(
                issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(16))
                .CopyWithPrivateKey(key);
    }
}
