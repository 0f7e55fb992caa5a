using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Audit.Probing;

/// <summary>
/// Whether the key of a certificate signed a key exchange (RFC 8422, 5.4): a chain can be shown by
/// anybody, the signature cannot be made by anybody.
/// </summary>
internal static class KeyExchangeProof
{
    public static (string? Proof, string? Fault) Check(
        X509Certificate2 certificate, byte[] clientRandom, ProbeAnswer answer)
    {
        if (answer.KeyExchange is not { Algorithm: { } algorithm } exchange)
        {
            return (null, $"no signed key exchange with {TlsNames.Suite(answer.Suite)}");
        }

        var name = TlsNames.WithNumber(TlsNames.SignatureName(algorithm), algorithm);
        byte[] signed = [.. clientRandom, .. answer.ServerRandom, .. exchange.Parameters];
        return Verify(certificate, algorithm, signed, exchange.Signature) switch
        {
            true => (name, null),
            false => (null, $"the signature with {name} is not of the certificate's key"),
            null => (null, $"{name} does not fit the certificate's key"),
        };
    }

    private static bool? Verify(
        X509Certificate2 certificate, ushort algorithm, byte[] signed, byte[] signature)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return algorithm switch
        {
            0x0401 => Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            0x0501 => Rsa(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            0x0601 => Rsa(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            0x0804 => Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            0x0805 => Rsa(HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
            0x0806 => Rsa(HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
            0x0403 => Ecdsa(HashAlgorithmName.SHA256),
            0x0503 => Ecdsa(HashAlgorithmName.SHA384),
            0x0603 => Ecdsa(HashAlgorithmName.SHA512),
            _ => null,
        };

        bool? Rsa(HashAlgorithmName hash, RSASignaturePadding padding) =>
            rsa?.VerifyData(signed, signature, hash, padding);

        bool? Ecdsa(HashAlgorithmName hash) =>
            ecdsa?.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
