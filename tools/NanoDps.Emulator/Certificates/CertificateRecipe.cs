using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>What a certificate should be like.</summary>
internal sealed record CertificateRecipe
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>The common name.</summary>
    public required string CommonName { get; init; }

    /// <summary>The file that keeps it, without extension.</summary>
    public required string File { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public KeyKind Key { get; init; } = KeyKind.Rsa2048;

    /// <summary>The hash of the issuer's signature.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>The host name of a server; null for all others.</summary>
    public string? HostName { get; init; }

    /// <summary>Whether it is a device's.</summary>
    public bool IsDevice { get; init; }

    public X509Certificate2 Issue(X509Certificate2? issuer)
    {
        using var rsa = Key switch
        {
            KeyKind.Rsa2048 => RSA.Create(2048),
            KeyKind.Rsa4096 => RSA.Create(4096),
            _ => null,
        };
        using var ecdsa = rsa is not null ? null : ECDsa.Create(
            Key == KeyKind.P256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
        var request = rsa is null
            ? new CertificateRequest(Name, ecdsa!, Hash)
            : new CertificateRequest(Name, rsa, Hash, RSASignaturePadding.Pkcs1);
        AddExtensions(request.CertificateExtensions, request.PublicKey, issuer);
        if (issuer is null)
        {
            return request.CreateSelfSigned(NotBefore, NotAfter);
        }

        using var certificate = Sign(request, issuer);
        return rsa is null
            ? certificate.CopyWithPrivateKey(ecdsa!)
            : certificate.CopyWithPrivateKey(rsa);
    }

    /// <summary>The certificate for a key of which only the public half is here.</summary>
    public X509Certificate2 IssueFor(PublicKey key, X509Certificate2 issuer)
    {
        var request = new CertificateRequest(Name, key, Hash);
        AddExtensions(request.CertificateExtensions, key, issuer);
        return Sign(request, issuer);
    }

    /// <summary>A device's common name is its registration id, and it has no more than that.</summary>
    private X500DistinguishedName Name
    {
        get
        {
            var builder = new X500DistinguishedNameBuilder();
            builder.AddCommonName(CommonName);
            if (!IsDevice)
            {
                builder.AddOrganizationName("NanoDps emulator (tests only)");
            }

            return builder.Build();
        }
    }

    private X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer)
    {
        using var rsa = issuer.GetRSAPrivateKey();
        using var ecdsa = issuer.GetECDsaPrivateKey();
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return request.Create(
            issuer.SubjectName,
            rsa is null
                ? X509SignatureGenerator.CreateForECDsa(ecdsa!)
                : X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
            NotBefore,
            NotAfter,
            serial);
    }

    private void AddExtensions(
        Collection<X509Extension> extensions, PublicKey key, X509Certificate2? issuer)
    {
        var isCa = HostName is null && !IsDevice;
        extensions.Add(new X509BasicConstraintsExtension(isCa, false, 0, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
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
            IsDevice
                ? X509KeyUsageFlags.DigitalSignature
                : X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
            critical: true));
        OidCollection purposes = IsDevice
            ? [new Oid(ClientAuthentication)]
            : [new Oid(ServerAuthentication), new Oid(ClientAuthentication)];
        extensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        if (HostName is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(HostName);
            extensions.Add(names.Build());
        }
    }
}
