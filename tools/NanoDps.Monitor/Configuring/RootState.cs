using System.Globalization;

namespace NanoDps.Monitor.Configuring;

/// <summary>What a device says of its bundle of roots.</summary>
/// <param name="TakesBundles">Whether its program has an owner's key.</param>
/// <param name="Next">The version that it uses from its next start on; null for none.</param>
// roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15 bundle=2 next-bundle=3
public sealed record RootState(bool TakesBundles, int? Next)
{
    private const string Line = "roots ";
    private const string Bundle = "bundle=";
    private const string NextBundle = "next-bundle=";

    /// <summary>Whether lines of config show have it.</summary>
    public static bool IsIn(IEnumerable<string> lines) =>
        lines.Any(line => line.StartsWith(Line, StringComparison.Ordinal));

    /// <summary>Reads it of lines that have it; the last one counts.</summary>
    public static RootState Read(IEnumerable<string> lines)
    {
        var words = lines.Last(line => line.StartsWith(Line, StringComparison.Ordinal)).Split(' ');
        var bundle = Of(words, Bundle);
        return new RootState(bundle is not null, Version(Of(words, NextBundle) ?? bundle));
    }

    private static string? Of(string[] words, string key) =>
        words.FirstOrDefault(word => word.StartsWith(key, StringComparison.Ordinal))?[key.Length..];

    // "-" is none.
    private static int? Version(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : null;
}
