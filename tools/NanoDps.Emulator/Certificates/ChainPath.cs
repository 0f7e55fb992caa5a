using System.Security.Cryptography.X509Certificates;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Certificates;

/// <summary>The way from a device's certificate to a registered CA.</summary>
/// <param name="Length">How many certificates stand below the CA; null when there is no way.</param>
/// <param name="Fault">Why there is none; empty when there is one.</param>
internal readonly record struct ChainPath(int? Length, string Fault)
{
    /// <summary>
    /// What makes no difference: a registered CA is trusted as it is, be it a root or not, and
    /// nobody publishes revocations here.
    /// </summary>
    private const X509ChainStatusFlags Allowed = X509ChainStatusFlags.PartialChain
        | X509ChainStatusFlags.UntrustedRoot
        | X509ChainStatusFlags.RevocationStatusUnknown
        | X509ChainStatusFlags.OfflineRevocation;

    public static ChainPath Find(ClientCertificates shown, X509Certificate2 authority)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(shown, authority) };
        chain.Build(shown.Leaf);
        var elements = chain.ChainElements.ToArray();
        var length = Array.FindIndex(
            elements, one => one.Certificate.RawDataMemory.Span.SequenceEqual(
                authority.RawDataMemory.Span));
        if (length < 1)
        {
            var last = elements[^1].Certificate;
            return new ChainPath(
                null,
                $"expected a chain to {authority.Subject}, got {shown.Leaf.Subject} and "
                + $"{shown.Others.Count} more; missing is {last.Issuer}; "
                + "have the device send its intermediates as well");
        }

        var status = elements.Take(length + 1).SelectMany(one => one.ChainElementStatus)
            .FirstOrDefault(one => (one.Status & ~Allowed) != 0);
        return status.Status == X509ChainStatusFlags.NoError
            ? new ChainPath(length, "")
            : new ChainPath(
                null, $"expected a good chain to {authority.Subject}, got {status.Status}");
    }

    private static X509ChainPolicy Policy(ClientCertificates shown, X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority,
        };
        policy.CustomTrustStore.Add(authority);
        policy.ExtraStore.Add(authority);
        policy.ExtraStore.AddRange(shown.Others.ToArray());
        return policy;
    }
}
