using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;

namespace NanoDps.Cli.Certs;

/// <summary>Files with certificates in PEM.</summary>
internal static class RootFile
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";

    /// <summary>Reads all certificates of a file.</summary>
    /// <exception cref="CliException">It cannot be read, or one of them cannot.</exception>
    public static X509Certificate2Collection Read(string path) =>
        Parse(Encoding.UTF8.GetString(InputFile.ReadBytes(path)), path);

    /// <summary>Reads all certificates of a text.</summary>
    /// <exception cref="CliException">There is none, or one of them cannot be read.</exception>
    public static X509Certificate2Collection Parse(string text, string name)
    {
        var claimed = text.Split(Begin).Length - 1;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            // Fewer than it claims: told below.
        }

        // What .NET overlooks a device would refuse.
        return claimed > 0 && certificates.Count == claimed
            ? certificates
            : throw CliException.Usage(
                claimed == 0
                    ? $"{name}: expected certificates in PEM, got none"
                    : $"{name}: expected {claimed} certificates that can be read, got fewer",
                "openssl x509 -in FILE -noout -text shows what is wrong with one");
    }
}
