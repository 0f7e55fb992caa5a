using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>What a certificate should be like.</summary>
internal sealed record CertificateRecipe
{
    /// <summary>The common name.</summary>
    public required string CommonName { get; init; }

    /// <summary>The file that keeps it, without extension.</summary>
    public required string File { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The RSA key's size in bits; 0 for an ECDSA key on P-256.</summary>
    public int RsaBits { get; init; } = 2048;

    /// <summary>The hash of the issuer's signature.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>The host name of a server, or null for a CA.</summary>
    public string? HostName { get; init; }

    public X509Certificate2 Issue(X509Certificate2? issuer)
    {
        using var rsa = RsaBits > 0 ? RSA.Create(RsaBits) : null;
        using var ecdsa = RsaBits > 0 ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName($"CN={CommonName}, O=NanoDps emulator (tests only)");
        var request = rsa is null
            ? new CertificateRequest(name, ecdsa!, Hash)
            : new CertificateRequest(name, rsa, Hash, RSASignaturePadding.Pkcs1);
        AddExtensions(request, issuer);
        if (issuer is null)
        {
            return request.CreateSelfSigned(NotBefore, NotAfter);
        }

        using var issuerKey = issuer.GetRSAPrivateKey()!;
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        using var certificate = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1),
            NotBefore,
            NotAfter,
            serial);
        return rsa is null
            ? certificate.CopyWithPrivateKey(ecdsa!)
            : certificate.CopyWithPrivateKey(rsa);
    }

    private void AddExtensions(CertificateRequest request, X509Certificate2? issuer)
    {
        var extensions = request.CertificateExtensions;
        var isCa = HostName is null;
        extensions.Add(new X509BasicConstraintsExtension(isCa, false, 0, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (issuer is not null)
        {
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        }

        if (isCa)
        {
            extensions.Add(new X509KeyUsageExtension(
                X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
            return;
        }

        extensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
            critical: true));
        extensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(HostName!);
        extensions.Add(names.Build());
    }
}
