using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// Certificates with their keys as PEM files: reused while they are good, made otherwise.
/// </summary>
internal sealed class CertificateFiles(StateDirectory directory)
{
    /// <summary>
    /// A certificate this close to its end is replaced at the start, not in mid-run.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromDays(14);

    public string PathOf(CertificateRecipe recipe) => directory.File(recipe.File + ".pem");

    public X509Certificate2 LoadOrIssue(CertificateRecipe recipe, X509Certificate2? issuer)
    {
        var kept = Load(recipe.File);
        if (kept is not null && IsGood(kept, recipe, issuer))
        {
            return kept;
        }

        kept?.Dispose();
        var issued = recipe.Issue(issuer);
        directory.Write(recipe.File + ".key.pem", PrivateKey(issued));
        directory.Write(recipe.File + ".pem", issued.ExportCertificatePem() + "\n");
        return issued;
    }

    private X509Certificate2? Load(string file)
    {
        var certificate = directory.Read(file + ".pem");
        var key = directory.Read(file + ".key.pem");
        if (certificate is null || key is null)
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // A damaged file is as good as none: everything here can be made again.
            return null;
        }
    }

    /// <summary>
    /// A certificate that is meant to be out of date is good as long as it is that.
    /// </summary>
    private static bool IsGood(
        X509Certificate2 certificate, CertificateRecipe recipe, X509Certificate2? issuer)
    {
        var now = DateTimeOffset.UtcNow;
        var wantedNow = recipe.NotBefore <= now && now <= recipe.NotAfter;
        var isNow = certificate.NotBefore <= now && now + Margin <= certificate.NotAfter;
        if (wantedNow != isNow
            || (!wantedNow && (recipe.NotAfter < now) != (certificate.NotAfter < now)))
        {
            return false;
        }

        return (recipe.HostName is null || certificate.MatchesHostname(recipe.HostName))
            && CertificateNames.CommonName(certificate.SubjectName) == recipe.CommonName
            && HasKey(certificate, recipe.Key)
            && (issuer is null || WasIssuedBy(certificate, issuer));
    }

    private static bool HasKey(X509Certificate2 certificate, KeyKind kind)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return kind == (rsa?.KeySize, ecdsa?.KeySize) switch
        {
            (2048, _) => KeyKind.Rsa2048,
            (4096, _) => KeyKind.Rsa4096,
            (_, 256) => KeyKind.P256,
            _ => KeyKind.P384,
        };
    }

    private static bool WasIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var authority = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>()
            .FirstOrDefault();
        var subject = issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .FirstOrDefault();
        return authority?.KeyIdentifier is { } wanted
            && subject is not null
            && wanted.Span.SequenceEqual(subject.SubjectKeyIdentifierBytes.Span);
    }

    private static string PrivateKey(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm key =
            certificate.GetRSAPrivateKey() as AsymmetricAlgorithm
                ?? certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
