using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Emulator.Tests;

/// <summary>Tokens made as a device makes them, apart from the code that checks them.</summary>
internal static class Tokens
{
    public static long InAnHour => DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();

    public static string Signature(string key, string signedText) => Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(signedText)));

    public static string Make(
        string encodedResource, string key, long expiry, string? keyName = null)
    {
        var signature = Uri.EscapeDataString(Signature(key, $"{encodedResource}\n{expiry}"));
        var suffix = keyName is null ? "" : "&skn=" + keyName;
        return $"SharedAccessSignature sr={encodedResource}&sig={signature}&se={expiry}{suffix}";
    }

    public static string ForDps(
        string registrationId, string key, long? expiry = null, string? keyName = "registration") =>
        Make(
            Uri.EscapeDataString($"{TestSupport.IdScope}/registrations/{registrationId}"),
            key,
            expiry ?? InAnHour,
            keyName);

    public static string ForHub(string host, string deviceId, string key, long? expiry = null) =>
        Make(Uri.EscapeDataString($"{host}/devices/{deviceId}"), key, expiry ?? InAnHour);
}
