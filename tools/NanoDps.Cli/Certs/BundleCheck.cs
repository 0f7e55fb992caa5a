using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Cli.Device;
using NanoDps.RootUpdate;

namespace NanoDps.Cli.Certs;

/// <summary>
/// Whether a device accepts a bundle. The firmware's own check reads certificates with mbedTLS,
/// which is at hand on Linux alone; what it asks besides is asked everywhere.
/// </summary>
internal static class BundleCheck
{
    private const string Begin = "-----BEGIN";
    private const string NoBundle = "expected a signed bundle of format 1, got something else";

    /// <summary>Why a device refuses it; null when it does not.</summary>
    /// <param name="file">The bundle.</param>
    /// <param name="key">The owner's.</param>
    /// <param name="oldest">The lowest version that is accepted.</param>
    public static string? Fault(byte[] file, OwnerKey key, int oldest) =>
        Anywhere(file, key, oldest)
        ?? (OperatingSystem.IsLinux() ? OnADevice(file, key, oldest) : null);

    /// <summary>
    /// Why a device refuses it whosever signature it is; null when all but that is well.
    /// </summary>
    public static string? FormFault(RootBundle bundle) =>
        bundle.Version < 1 ? NoBundle : Certificates(bundle.Pem());

    [SupportedOSPlatform("linux")]
    private static string? OnADevice(byte[] file, OwnerKey key, int oldest)
    {
        HostChecks.Require();
        return new RootBundle(file).Check(key, oldest);
    }

    /// <summary>The same questions in the same order, with .NET's certificates.</summary>
    private static string? Anywhere(byte[] file, OwnerKey key, int oldest)
    {
        var bundle = new RootBundle(file);
        if (bundle.Version < 1)
        {
            return NoBundle;
        }

        if (bundle.Version < oldest)
        {
            return $"version: expected {oldest} or newer, got {bundle.Version}";
        }

        var text = Encoding.UTF8.GetString(file);
        var signed = text.LastIndexOf("\n" + RootBundle.Signature, StringComparison.Ordinal) + 1;
        var signature = Convert.FromBase64String(
            text[(signed + RootBundle.Signature.Length)..].Trim());
        return key.Check(file, signed, signature) ?? Certificates(bundle.Pem());
    }

    private static string? Certificates(string pem)
    {
        if (!pem.StartsWith(Begin, StringComparison.Ordinal))
        {
            return "expected a certificate behind the version, got something else";
        }

        var parts = pem.Split(Begin, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            try
            {
                using var certificate = X509Certificate2.CreateFromPem(Begin + parts[i]);
            }
            catch (CryptographicException)
            {
                return $"certificate {i + 1} cannot be read";
            }
        }

        return null;
    }
}
