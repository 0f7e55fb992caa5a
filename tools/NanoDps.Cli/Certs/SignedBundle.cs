using System.Security.Cryptography;
using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.RootUpdate;

namespace NanoDps.Cli.Certs;

/// <summary>Puts the owner's signature behind a bundle.</summary>
internal static class SignedBundle
{
    /// <summary>The bundle with a signature; one that is there is replaced.</summary>
    /// <exception cref="CliException">The file is no bundle.</exception>
    /// <param name="file">The bundle.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="key">The owner's private key.</param>
    public static string Sign(byte[] file, string name, RSA key)
    {
        var text = Encoding.UTF8.GetString(file);
        var signature = text.LastIndexOf("\n" + RootBundle.Signature, StringComparison.Ordinal);
        var signed = signature < 0 ? text : text[..(signature + 1)];
        var bytes = Encoding.UTF8.GetBytes(signed);
        var result = signed + RootBundle.Signature + Convert.ToBase64String(
            key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) + "\n";

        // Read back as a device does: it must be a bundle, and this the signature of it.
        var bundle = new RootBundle(Encoding.UTF8.GetBytes(result));
        return bundle.Version > 0
            ? result
            : throw CliException.Usage(
                $"{name}: expected a bundle of roots, got something else",
                "nanodps certs bundle makes one");
    }
}
