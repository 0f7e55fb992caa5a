using System.Globalization;

namespace NanoDps.Host.Mbed;

/// <summary>Reads the properties of the first certificate.</summary>
internal static class CertificateReader
{
    // The structure of a certificate has no fixed layout, so its properties come from the text that
    // mbedTLS prints, in which 2.28 and 3.6 agree:
    //   issuer name       : C=CH, O=Test Org, CN=Test Root
    //   issued  on        : 2026-01-31 09:00:00
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">There is no certificate in the data (A100).</exception>
    public static CertificateProperties Read(byte[] data)
    {
        using var certificates = new MbedCertificates(MbedTls.Instance);

        if (certificates.Add(data) < 0)
        {
            throw DeviceMessages.BadArgument();
        }

        var lines = certificates.Describe().Split('\n');
        return new CertificateProperties(
            Issuer: Value(lines, "issuer name"),
            Subject: Value(lines, "subject name"),
            NotBefore: Date(lines, "issued  on"),
            NotAfter: Date(lines, "expires on"));
    }

    private static DateTime Date(string[] lines, string name) => DateTime.ParseExact(
        Value(lines, name),
        DateFormat,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string Value(string[] lines, string name)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
            }
        }

        throw new MbedTlsException(
            $"expected mbedTLS to print \"{name}\" of a certificate, got none");
    }
}
