namespace NanoDps.Audit.Probing;

/// <summary>One certificate of a chain.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Key">Kind and size of its key, such as "RSA 2048".</param>
/// <param name="SignatureAlgorithm">How it is signed, such as "sha384RSA".</param>
/// <param name="NotBefore">First moment of its validity, UTC.</param>
/// <param name="NotAfter">Last moment of its validity, UTC.</param>
/// <param name="Sha256">Its fingerprint in hex.</param>
public sealed record ShownCertificate(
    string Subject, string Issuer, string Key, string SignatureAlgorithm, DateTime NotBefore,
    DateTime NotAfter, string Sha256);
