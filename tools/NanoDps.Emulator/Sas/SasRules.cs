using System.Globalization;

namespace NanoDps.Emulator.Sas;

/// <summary>The checks of a token that need no key.</summary>
internal static class SasRules
{
    /// <summary>
    /// Whether a token for one resource covers another: the same, or a prefix by whole segments
    /// (Azure: security tokens of IoT Hub). Case does not count.
    /// </summary>
    public static string? ResourceFault(SasToken token, string wanted)
    {
        var covers = wanted.StartsWith(token.Resource, StringComparison.OrdinalIgnoreCase)
            && (wanted.Length == token.Resource.Length || wanted[token.Resource.Length] == '/');
        return covers ? null : $"expected a token for {wanted}, got one for {token.Resource}";
    }

    /// <summary>
    /// A token is good until its expiry and, for clocks that differ, the skew after it.
    /// </summary>
    public static string? ExpiryFault(SasToken token, DateTimeOffset now, TimeSpan skew)
    {
        if (now <= token.Expiry + skew)
        {
            return null;
        }

        var late = (now - token.Expiry).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return $"expected a token that has not expired, got one that expired {late} s ago "
            + $"(allowed are {skew.TotalSeconds:0} s); set the device's clock or renew the token";
    }

    /// <summary>
    /// The policy name may be absent (the nanoFramework client sends none) or the one given.
    /// </summary>
    public static string? KeyNameFault(SasToken token, string? allowed) =>
        string.IsNullOrEmpty(token.KeyName)
            || string.Equals(token.KeyName, allowed, StringComparison.Ordinal)
            ? null
            : $"expected {Allowed(allowed)}, got skn={token.KeyName}";

    private static string Allowed(string? keyName) =>
        keyName is null ? "no skn" : $"skn={keyName} or none";
}
