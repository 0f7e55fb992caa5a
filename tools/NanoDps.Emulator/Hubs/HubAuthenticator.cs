using NanoDps.Emulator.Sas;

namespace NanoDps.Emulator.Hubs;

/// <summary>Checks the token of a device at a hub.</summary>
internal sealed class HubAuthenticator(string hub, TimeSpan skew, TimeProvider clock)
{
    /// <summary>The token when it is good; otherwise says what is wrong with it.</summary>
    public SasToken? Authenticate(HubDevice device, string password, out string fault)
    {
        if (password.Length == 0)
        {
            fault = "expected a shared access signature as password, got none";
            return null;
        }

        if (SasToken.Parse(password, out fault) is not { } token)
        {
            fault = "wrong token: " + fault;
            return null;
        }

        fault = Fault(device, token) ?? "";
        return fault.Length == 0 ? token : null;
    }

    private string? Fault(HubDevice device, SasToken token)
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

        return device.Keys.Verify(token.SignedText, token.Signature)
            ? null
            : "wrong sig: expected the signature of the device's key, got another; "
                + "sign with the key that was used for DPS";
    }
}
