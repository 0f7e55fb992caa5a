using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Audit.Probing;

/// <summary>Holds an endpoint's chain against the roots that devices trust.</summary>
internal sealed class TrustCheck
{
    private readonly X509Certificate2Collection _roots = [];

    /// <param name="pem">The roots, one PEM behind the other.</param>
    /// <exception cref="AuditInputException">There is no certificate in it.</exception>
    public static TrustCheck Roots(string pem)
    {
        var check = new TrustCheck();
        try
        {
            check._roots.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw NoRoots(exception.Message.TrimEnd('.'));
        }

        return check._roots.Count > 0 ? check : throw NoRoots("none");
    }

    public TrustResult Check(string name, ProbeHello? hello, ProbeAnswer? answer)
    {
        const string nothing = "no certificate in TLS 1.2";
        if (hello is null || answer is not { Certificates.Count: > 0 })
        {
            return new TrustResult
            {
                Chain = [], RootFault = nothing, HostNameFault = nothing, KeyProofFault = nothing,
            };
        }

        try
        {
            X509Certificate2Collection shown =
                [.. answer.Certificates.Select(X509CertificateLoader.LoadCertificate)];
            return Check(name, hello, answer, shown);
        }
        catch (CryptographicException exception)
        {
            var fault = "unreadable certificate: " + exception.Message.TrimEnd('.');
            return new TrustResult
            {
                Chain = [], RootFault = fault, HostNameFault = fault, KeyProofFault = fault,
            };
        }
    }

    private TrustResult Check(
        string name, ProbeHello hello, ProbeAnswer answer, X509Certificate2Collection shown)
    {
        var (root, rootFault) = RootOf(shown);
        var isNamed = shown[0].MatchesHostname(name);
        var (proof, proofFault) = KeyExchangeProof.Check(shown[0], hello.Random, answer);
        return new TrustResult
        {
            Chain = [.. shown.Select(Shown)],
            Root = root,
            RootFault = rootFault,
            HostName = isNamed ? name : null,
            HostNameFault = isNamed
                ? null
                : $"{name} is not in the certificate of {shown[0].Subject}",
            KeyProof = proof,
            KeyProofFault = proofFault,
        };
    }

    private (string? Root, string? Fault) RootOf(X509Certificate2Collection shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.ExtraStore.AddRange(shown);
        // As on a device: no list of revoked certificates, nothing fetched from elsewhere.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (chain.Build(shown[0]))
        {
            return (chain.ChainElements[^1].Certificate.Subject, null);
        }

        var faults = chain.ChainStatus
            .Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct();
        return (null, $"{string.Join(", ", faults)} (issuer: {shown[^1].Issuer})");
    }

    private static ShownCertificate Shown(X509Certificate2 certificate) => new(
        certificate.Subject,
        certificate.Issuer,
        KeyOf(certificate),
        certificate.SignatureAlgorithm.FriendlyName
            ?? certificate.SignatureAlgorithm.Value ?? "unknown",
        certificate.NotBefore.ToUniversalTime(),
        certificate.NotAfter.ToUniversalTime(),
        certificate.GetCertHashString(HashAlgorithmName.SHA256));

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return (rsa, ecdsa) switch
        {
            ({ } key, _) => $"RSA {key.KeySize}",
            (_, { } key) => $"EC {key.KeySize}",
            _ => certificate.PublicKey.Oid.FriendlyName ?? "unknown",
        };
    }

    private static AuditInputException NoRoots(string got) => new(
        $"expected certificates in PEM as roots, got {got}",
        "give a file with -----BEGIN CERTIFICATE----- by --ca-file");
}
