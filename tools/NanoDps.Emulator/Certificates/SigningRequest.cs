using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Certificates;

/// <summary>
/// A device's request for a certificate: PKCS#10 (RFC 2986) as DER in base64, ECDSA on P-384 with
/// SHA-384, its common name the registration id, and signed by the key that it names.
/// </summary>
/// <param name="CommonName">The common name.</param>
/// <param name="Key">The public key.</param>
internal sealed record SigningRequest(string CommonName, PublicKey Key)
{
    private const string EcdsaWithSha384 = "1.2.840.10045.4.3.3";
    private const string P384 = "1.3.132.0.34";

    /// <summary>Parses a request, or says what is wrong with it.</summary>
    public static SigningRequest? Parse(string base64, string registrationId, out string fault)
    {
        fault = "";
        try
        {
            var der = Convert.FromBase64String(base64);
            fault = SignatureFault(der);
            return fault.Length == 0 ? Parse(der, registrationId, out fault) : null;
        }
        catch (FormatException)
        {
            fault = "Expected csr to be DER in base64, without the lines of PEM.";
        }
        catch (AsnContentException)
        {
            fault = "Expected csr to be a certification request (PKCS#10).";
        }
        catch (CryptographicException)
        {
            fault = "Expected csr to be a certification request that its own key has signed.";
        }

        return null;
    }

    /// <summary>.NET checks the signature, but does not tell which kind it is.</summary>
    private static string SignatureFault(byte[] der)
    {
        var request = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        request.ReadSequence();
        var algorithm = request.ReadSequence().ReadObjectIdentifier();
        return algorithm == EcdsaWithSha384
            ? ""
            : $"Expected csr to be signed with ecdsa-with-SHA384 ({EcdsaWithSha384}), "
                + $"got {algorithm}.";
    }

    private static SigningRequest? Parse(byte[] der, string registrationId, out string fault)
    {
        var request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA384);
        using var key = request.PublicKey.GetECDsaPublicKey();
        var curve = key?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value;
        if (curve != P384)
        {
            fault = $"Expected csr to have a key on P-384 ({P384}), got {curve ?? "no ECDSA key"}.";
            return null;
        }

        var name = CertificateNames.CommonName(request.SubjectName);
        fault = RegistrationId.Comparer.Equals(name, registrationId)
            ? ""
            : $"Expected csr to have the common name {registrationId}, got {name ?? "none"}.";
        return fault.Length == 0 ? new SigningRequest(name!, request.PublicKey) : null;
    }
}
