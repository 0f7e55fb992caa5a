using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Mqtt;
using NanoDps.Emulator.Sas;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Hubs;

/// <summary>Checks the token or the certificate of a device at a hub.</summary>
internal sealed class HubAuthenticator(string hub, TimeSpan skew, TimeProvider clock)
{
    /// <summary>Says what is wrong with what a device shows, or returns null.</summary>
    /// <param name="device">The device that it says it is.</param>
    /// <param name="connect">What it says.</param>
    /// <param name="token">Its token; null when a certificate proves it.</param>
    public string? Fault(HubDevice device, MqttConnect connect, out SasToken? token)
    {
        token = null;
        if (device.Attestation is LeafThumbprints thumbprints)
        {
            return Fault(thumbprints, connect.Certificates);
        }

        if (connect.Password.Length == 0)
        {
            return "expected a shared access signature as password, got none";
        }

        token = SasToken.Parse(connect.Password, out var malformed);
        return token is null
            ? "wrong token: " + malformed
            : Fault(device, (SymmetricKeys)device.Attestation, token);
    }

    private static string? Fault(LeafThumbprints thumbprints, ClientCertificates? shown)
    {
        if (shown is null)
        {
            return "expected the client certificate that was used for DPS, got none";
        }

        return thumbprints.Match(shown.Leaf)
            ? null
            : "wrong certificate: expected the thumbprint "
                + $"{string.Join(" or ", thumbprints.All)}, got {LeafThumbprints.Sha256(shown.Leaf)}; "
                + "register again with DPS after a change of certificate";
    }

    private string? Fault(HubDevice device, SymmetricKeys keys, SasToken token)
    {
        if (SasRules.ResourceFault(token, $"{hub}/devices/{device.Id}") is { } resource)
        {
            return "wrong sr: " + resource;
        }

        // A policy name would mean a key of the hub, which this hub has not.
        if (SasRules.KeyNameFault(token, allowed: null) is { } keyName)
        {
            return "wrong skn: " + keyName;
        }

        if (SasRules.ExpiryFault(token, clock.GetUtcNow(), skew) is { } expiry)
        {
            return "wrong se: " + expiry;
        }

        return keys.Verify(token.SignedText, token.Signature)
            ? null
            : "wrong sig: expected the signature of the device's key, got another; "
                + "sign with the key that was used for DPS";
    }
}
