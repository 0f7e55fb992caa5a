using System.Security.Cryptography.X509Certificates;

namespace NanoDps.Host.Tests.Support;

/// <summary>What a certificate of a test says.</summary>
internal sealed record LeafOptions
{
    public string CommonName { get; init; } = "localhost";

    public string[] DnsNames { get; init; } = ["localhost"];

    public string[] Addresses { get; init; } = ["127.0.0.1"];

    public DateTimeOffset NotBefore { get; init; } = DateTimeOffset.UtcNow.AddDays(-2);

    public DateTimeOffset NotAfter { get; init; } = DateTimeOffset.UtcNow.AddDays(30);

    /// <summary>The root when null.</summary>
    public X509Certificate2? Issuer { get; init; }

    /// <summary>An EC key instead of RSA.</summary>
    public bool Elliptic { get; init; }
}
