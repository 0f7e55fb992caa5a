using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Audit.Fingerprints;

/// <summary>
/// JA4 of a hello over TCP: like JA3, but sorted, so that a client that shuffles its extensions
/// keeps its fingerprint (github.com/FoxIO-LLC/ja4, technical details of JA4).
/// </summary>
public static class Ja4
{
    private const ushort ServerName = 0x0000;
    private const ushort ApplicationProtocols = 0x0010;
    private const string Nothing = "000000000000";

    /// <summary>The fingerprint of a hello.</summary>
    /// <param name="hello">The hello.</param>
    public static string Of(ClientHello hello)
    {
        var suites = Hex(hello.CipherSuites).Order(StringComparer.Ordinal).ToList();
        var extensions = Hex(hello.Extensions.Select(one => one.Type)).ToList();
        var sorted = Hex(hello.Extensions.Select(one => one.Type)
                .Where(type => type is not (ServerName or ApplicationProtocols)))
            .Order(StringComparer.Ordinal);
        var signatures = string.Join(',', Hex(hello.SignatureAlgorithms));
        var tail = string.Join(',', sorted) + (signatures.Length > 0 ? "_" + signatures : "");
        return string.Concat(
            "t",
            Version(hello),
            hello.Has(ServerName) ? "d" : "i",
            Count(suites.Count),
            Count(extensions.Count),
            Protocol(hello),
            "_",
            suites.Count == 0 ? Nothing : Hash(string.Join(',', suites)),
            "_",
            extensions.Count == 0 ? Nothing : Hash(tail));
    }

    private static string Version(ClientHello hello)
    {
        var versions = hello.SupportedVersions.Where(one => !TlsNames.IsGrease(one)).ToList();
        return (versions.Count > 0 ? versions.Max() : hello.LegacyVersion) switch
        {
            0x0304 => "13",
            0x0303 => "12",
            0x0302 => "11",
            0x0301 => "10",
            0x0300 => "s3",
            _ => "00",
        };
    }

    /// <summary>
    /// First and last character of the first protocol; of its hex when they are no letters or digits.
    /// </summary>
    private static string Protocol(ClientHello hello)
    {
        if (hello.ApplicationProtocols is not [{ Length: > 0 } name, ..])
        {
            return "00";
        }

        if (!char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]))
        {
            name = Convert.ToHexStringLower(Encoding.Latin1.GetBytes(name));
        }

        return $"{name[0]}{name[^1]}";
    }

    private static IEnumerable<string> Hex(IEnumerable<ushort> numbers) => numbers
        .Where(number => !TlsNames.IsGrease(number))
        .Select(number => number.ToString("x4", CultureInfo.InvariantCulture));

    private static string Count(int count) =>
        Math.Min(count, 99).ToString("00", CultureInfo.InvariantCulture);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..12];
}
