using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Certificates;
using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Configuration;

/// <summary>
/// A device's certificate and private key, as files that are to go onto its board. They are checked
/// here, where there is a keyboard, as far as the board and DPS would refuse them later.
/// </summary>
/// <param name="Certificate">
/// The certificate and behind it its intermediates, PEM; or the certificate alone, DER.
/// </param>
/// <param name="PrivateKey">The private key, PEM or DER, not encrypted.</param>
internal sealed record DeviceCertificateFiles(string Certificate, string PrivateKey)
{
    private const string CommonName = "2.5.4.3";

    /// <summary>The file name of the certificate on the board.</summary>
    public string CertificateName => Path.GetFileName(Certificate);

    /// <summary>The file name of the key on the board.</summary>
    public string PrivateKeyName => Path.GetFileName(PrivateKey);

    /// <summary>Checks that they belong together, and to the device.</summary>
    /// <exception cref="CliException">They do not.</exception>
    public void Check(string registrationId)
    {
        var certificate = InputFile.ReadBytes(Certificate);
        var key = InputFile.ReadBytes(PrivateKey);
        if (CertificateName == PrivateKeyName && Certificate != PrivateKey)
        {
            throw CliException.Usage(
                $"expected two file names, got {CertificateName} twice",
                "on the board they lie side by side");
        }

        using var leaf = ReadCertificate(certificate);
        CheckName(leaf, registrationId);
        if (!IsKeyOf(leaf, key))
        {
            throw CliException.Usage(
                $"--private-key: expected the key of {Certificate}, got another in {PrivateKey}",
                "openssl x509 -in FILE -noout -pubkey and openssl pkey -in FILE -pubout show both");
        }

        if (!KeyPair.IsPair(certificate, key))
        {
            throw CliException.Usage(
                $"--private-key: expected a key with its public part, got none in {PrivateKey}",
                "openssl pkey -in FILE -out NEW writes both");
        }
    }

    private X509Certificate2 ReadCertificate(byte[] file)
    {
        try
        {
            return IsPem(file)
                ? X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(file))
                : X509CertificateLoader.LoadCertificate(file);
        }
        catch (CryptographicException)
        {
            throw CliException.Usage(
                $"--certificate: expected a certificate as PEM or DER, got something else in {Certificate}",
                "docs/field.md makes one with openssl");
        }
    }

    private static void CheckName(X509Certificate2 leaf, string registrationId)
    {
        var name = leaf.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements
                && part.GetSingleElementType().Value == CommonName)
            .Select(part => part.GetSingleElementValue())
            .FirstOrDefault();
        if (!string.Equals(name, registrationId, StringComparison.OrdinalIgnoreCase))
        {
            throw CliException.Usage(
                $"--certificate: expected the common name {registrationId}, got {name ?? "none"}",
                "DPS takes the common name for the registration id");
        }
    }

    private bool IsKeyOf(X509Certificate2 leaf, byte[] file)
    {
        using var rsa = leaf.GetRSAPublicKey();
        using AsymmetricAlgorithm key = rsa is null ? ECDsa.Create() : RSA.Create();
        try
        {
            Import(key, file);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw CliException.Usage(
                $"--private-key: expected {(rsa is null ? "an EC" : "an RSA")} key as PEM or DER, not "
                + $"encrypted, got something else in {PrivateKey}",
                "openssl pkey -in FILE -out NEW writes one, after it has asked for the password");
        }

        return key.ExportSubjectPublicKeyInfo().AsSpan()
            .SequenceEqual(leaf.PublicKey.ExportSubjectPublicKeyInfo());
    }

    private static void Import(AsymmetricAlgorithm key, byte[] file)
    {
        if (IsPem(file))
        {
            key.ImportFromPem(Encoding.UTF8.GetString(file));
            return;
        }

        try
        {
            key.ImportPkcs8PrivateKey(file, out _);
        }
        catch (CryptographicException) when (key is RSA rsa)
        {
            rsa.ImportRSAPrivateKey(file, out _);
        }
        catch (CryptographicException) when (key is ECDsa ec)
        {
            ec.ImportECPrivateKey(file, out _);
        }
    }

    private static bool IsPem(byte[] file) => file.Length == 0 || file[0] != 0x30;
}
