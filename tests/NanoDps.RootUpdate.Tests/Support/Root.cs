using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoDps.RootUpdate.Tests.Support;

/// <summary>Roots as PEM, made once.</summary>
internal static class Root
{
    public static string Pinned { get; } = Make("Pinned Root", DateTimeOffset.UtcNow.AddYears(10));

    public static string New { get; } = Make("New Root", DateTimeOffset.UtcNow.AddYears(10));

    public static string Newer { get; } = Make("Newer Root", DateTimeOffset.UtcNow.AddYears(10));

    /// <summary>A certificate in PEM that cannot be read.</summary>
    public static string Broken => New.Replace("MII", "MIJ", StringComparison.Ordinal);

    public static string Make(string name, DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var root = request.CreateSelfSigned(end.AddYears(-20), end);
        return root.ExportCertificatePem() + "\n";
    }
}
