using System.Collections.Immutable;

namespace NanoDps.Tls;

/// <summary>
/// Decides about a hello as a DPS whose minTlsVersion is 1.2 does: TLS 1.2 must be offered, and at
/// least one recommended suite (Azure: TLS support in DPS).
/// </summary>
public static class HelloGate
{
    /// <summary>The recommended suites in the order in which this service lists them.</summary>
    public static ImmutableArray<ushort> RecommendedSuites { get; } =
        [0xC02F, 0xC030, 0xC027, 0xC028];

    /// <summary>Says why a hello is refused, or returns null when it is not.</summary>
    /// <param name="hello">The hello.</param>
    /// <param name="suites">The suites of which one must be offered.</param>
    public static string? Refuse(ClientHello hello, IReadOnlyList<ushort> suites)
    {
        if (!hello.OffersTls12)
        {
            return $"expected an offer of TLS 1.2, got {Versions(hello)}; "
                + "enable TLS 1.2 in the client";
        }

        if (hello.CipherSuites.Any(suites.Contains))
        {
            return null;
        }

        return $"expected one of {string.Join(", ", suites.Select(TlsNames.Suite))}, "
            + $"got {string.Join(", ", hello.CipherSuites.Select(TlsNames.Suite))}; "
            + "enable a recommended suite in the client";
    }

    /// <summary>The versions that a hello offers, by name.</summary>
    /// <param name="hello">The hello.</param>
    public static string Versions(ClientHello hello) => hello.SupportedVersions.IsEmpty
        ? "at most " + TlsNames.Version(hello.LegacyVersion)
        : string.Join(", ", hello.SupportedVersions.Select(TlsNames.Version));
}
