namespace NanoDps.Emulator.Hubs;

/// <summary>
/// The user name of a device at a hub:
/// contoso-eu.azure-devices.net/device-01/?api-version=2021-04-12&amp;DeviceClientType=…
/// </summary>
/// <param name="Host">The hub's host name.</param>
/// <param name="DeviceId">The device id.</param>
/// <param name="ApiVersion">The API version.</param>
internal sealed record HubUserName(string Host, string DeviceId, string ApiVersion)
{
    /// <summary>Parses a user name; says what is wrong when it is none.</summary>
    public static HubUserName? Parse(string text, out string fault)
    {
        var parts = text.Split('/', 3);
        if (parts.Length < 3 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            fault = "expected a user name like {hub}/{device id}/?api-version={version}, "
                + $"got \"{text}\"";
            return null;
        }

        var version = parts[2].TrimStart('?').Split('&')
            .FirstOrDefault(
                one => one.StartsWith("api-version=", StringComparison.OrdinalIgnoreCase))?
            ["api-version=".Length..];
        if (string.IsNullOrEmpty(version) || !char.IsAsciiDigit(version[0]))
        {
            fault =
                $"expected ?api-version=2021-04-12 at the end of the user name, got \"{parts[2]}\"";
            return null;
        }

        fault = "";
        return new HubUserName(parts[0], parts[1], version);
    }
}
