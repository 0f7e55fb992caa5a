using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.FieldApp;
using NanoDps.Roots;

namespace NanoDps.Cli.Device;

/// <summary>A file with the roots that a device trusts.</summary>
internal static class PemFile
{
    /// <exception cref="CliException">It cannot be read, or has no certificate.</exception>
    public static string ReadRoots(string path)
    {
        var text = Encoding.UTF8.GetString(InputFile.ReadBytes(path));
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            // What cannot be read counts as none.
        }

        if (certificates.Count == 0)
        {
            throw CliException.Usage(
                $"{path}: expected certificates in PEM, got none",
                "give the CA file of nanodps emulator, or leave --ca out for Azure's roots");
        }

        return text;
    }

    /// <summary>The roots as the firmware has them, with fingerprint and first expiry.</summary>
    // As certs/embed.sh makes them.
    public static RootSet RootSet(string pem, string ownerPem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return new RootSet(
            pem,
            PinnedRoots.Version,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pem))[..8]),
            certificates.Min(certificate => certificate.NotAfter.ToUniversalTime())
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ownerPem);
    }
}
