using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// The certificate of an individual enrollment, primary and secondary, by thumbprint. Who signed it
/// does not count.
/// </summary>
public sealed class LeafThumbprints : Attestation
{
    private readonly string[] _thumbprints;

    private LeafThumbprints(params string[] thumbprints) => _thumbprints = thumbprints;

    /// <summary>The thumbprints, in hexadecimal and upper case.</summary>
    public IReadOnlyList<string> All => _thumbprints;

    /// <summary>Takes a certificate as it stands in a file.</summary>
    /// <param name="primary">The certificate.</param>
    /// <param name="secondary">The one to come after it; null to have none.</param>
    public static LeafThumbprints Of(
        X509Certificate2 primary, X509Certificate2? secondary = null) => secondary is null
        ? new LeafThumbprints(Sha256(primary))
        : new LeafThumbprints(Sha256(primary), Sha256(secondary));

    /// <summary>Takes thumbprints, of SHA-1 or SHA-256.</summary>
    /// <param name="primary">40 or 64 hexadecimal digits; colons and spaces do not count.</param>
    /// <param name="secondary">Another; null to have none.</param>
    /// <exception cref="FormatException">It is no thumbprint.</exception>
    public static LeafThumbprints Parse(string primary, string? secondary = null) =>
        secondary is null
        ? new LeafThumbprints(Normal(primary))
        : new LeafThumbprints(Normal(primary), Normal(secondary));

    /// <summary>The SHA-256 thumbprint of a certificate.</summary>
    internal static string Sha256(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Whether a certificate is one of these.</summary>
    internal bool Match(X509Certificate2 certificate) =>
        _thumbprints.Contains(Sha256(certificate), StringComparer.Ordinal)
        || _thumbprints.Contains(certificate.Thumbprint, StringComparer.Ordinal);

    private static string Normal(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length is 40 or 64 && digits.All(char.IsAsciiHexDigit)
            ? digits
            : throw new FormatException(
                "expected a thumbprint of 40 (SHA-1) or 64 (SHA-256) hexadecimal digits, "
                + $"got \"{text}\"");
    }
}
