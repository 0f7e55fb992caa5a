using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Emulator.Certificates;

/// <summary>Reads names in certificates.</summary>
internal static class CertificateNames
{
    private const string CommonNameOid = "2.5.4.3";

    /// <summary>
    /// The common name alone: .NET's simple name would take another field where there is none.
    /// </summary>
    public static string? CommonName(X500DistinguishedName name) =>
        name.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements
                && part.GetSingleElementType().Value == CommonNameOid)
            .Select(part => part.GetSingleElementValue())
            .FirstOrDefault();
}
