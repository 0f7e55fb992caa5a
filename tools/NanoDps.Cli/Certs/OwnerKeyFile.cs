using System.Security.Cryptography;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Configuration;
using NanoDps.RootUpdate;

namespace NanoDps.Cli.Certs;

/// <summary>The owner's keys as files: the private one encrypted, the public one as the firmware has it.</summary>
internal static class OwnerKeyFile
{
    // OWASP, Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA256.
    private const int Iterations = 600_000;

    /// <summary>The private key as encrypted PKCS #8 in PEM.</summary>
    public static string Encrypt(RSA key, string password) =>
        key.ExportEncryptedPkcs8PrivateKeyPem(
            password,
            new PbeParameters(
                PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations)) + "\n";

    /// <summary>Reads a private key.</summary>
    /// <exception cref="CliException">It is none, or the password is another.</exception>
    public static RSA ReadPrivate(string path, string password)
    {
        var text = Encoding.UTF8.GetString(InputFile.ReadBytes(path));
        var key = RSA.Create();
        try
        {
            key.ImportFromEncryptedPem(text, password);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw CliException.Usage(
                $"{path}: expected a private key that the password opens, got another",
                "check --password-file, and that both are of one nanodps certs keygen");
        }
        catch (ArgumentException)
        {
            key.Dispose();
            throw CliException.Usage(
                $"{path}: expected an encrypted RSA key in PEM, got something else",
                "nanodps certs keygen makes one");
        }
    }

    /// <summary>Reads a public key as the firmware does.</summary>
    /// <exception cref="CliException">The firmware would not take it.</exception>
    public static OwnerKey ReadPublic(string path) =>
        Public(Encoding.UTF8.GetString(InputFile.ReadBytes(path)), path);

    /// <summary>The text of a public key that the firmware takes.</summary>
    /// <exception cref="CliException">The firmware would not take it.</exception>
    public static string ReadPublicPem(string path)
    {
        var pem = Encoding.UTF8.GetString(InputFile.ReadBytes(path));
        _ = Public(pem, path);
        return pem;
    }

    /// <exception cref="CliException">The firmware would not take the public part.</exception>
    public static void RequireGood(RSA key, string path) =>
        Public(key.ExportSubjectPublicKeyInfoPem(), path);

    private static OwnerKey Public(string pem, string path)
    {
        var key = new OwnerKey(pem);
        return key.Error is null
            ? key
            : throw CliException.Usage(
                $"{path}: expected a public RSA key of 2048 to 4096 bits with e = 65537 in PEM, "
                + "got something else",
                "the public key of nanodps certs keygen ends in .pub");
    }
}
