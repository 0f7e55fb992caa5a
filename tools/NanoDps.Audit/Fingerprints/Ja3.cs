using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Audit.Fingerprints;

/// <summary>
/// JA3: version, suites, extensions, groups and point formats of a hello in decimal, without GREASE
/// (github.com/salesforce/ja3). It names an implementation with its settings, not a device.
/// </summary>
/// <param name="Text">The text that is hashed.</param>
/// <param name="Hash">Its MD5 in lower case hex.</param>
public sealed record Ja3(string Text, string Hash)
{
    /// <summary>The fingerprint of a hello.</summary>
    /// <param name="hello">The hello.</param>
    public static Ja3 Of(ClientHello hello)
    {
        var text = string.Join(
            ',',
            hello.LegacyVersion.ToString(CultureInfo.InvariantCulture),
            List(hello.CipherSuites),
            List(hello.Extensions.Select(one => one.Type)),
            List(hello.Groups),
            string.Join('-', hello.PointFormats));
#pragma warning disable CA5351 // JA3 is defined with MD5; it protects nothing here.
        var hash = MD5.HashData(Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5351
        return new Ja3(text, Convert.ToHexStringLower(hash));
    }

    private static string List(IEnumerable<ushort> numbers) =>
        string.Join('-', numbers.Where(number => !TlsNames.IsGrease(number)));
}
