namespace NanoDps.Emulator.Dps;

/// <summary>
/// The user name of a device at DPS:
/// 0ne00000A0A/registrations/device-01/api-version=2019-03-31&amp;ClientVersion=azsdk-c%2F1.5.0
/// </summary>
/// <param name="IdScope">The id scope.</param>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="ApiVersion">The API version.</param>
/// <param name="ClientVersion">
/// What the client says about itself; null when it says nothing.
/// </param>
internal sealed record DpsUserName(
    string IdScope, string RegistrationId, string ApiVersion, string? ClientVersion)
{
    private const string Shape = "{id scope}/registrations/{registration id}/api-version={version}";

    /// <summary>
    /// Parses a user name; says what is wrong when it is none. Unknown parameters are let through:
    /// nanoFramework's client sends DeviceClientType where others send ClientVersion.
    /// </summary>
    public static DpsUserName? Parse(string text, out string fault)
    {
        // No more than four parts: a client version may hold a slash that nobody encoded.
        var parts = text.Split('/', 4);
        if (parts.Length < 4
            || parts[0].Length == 0
            || parts[1] != "registrations"
            || parts[2].Length == 0)
        {
            fault = $"expected a user name like {Shape}, got \"{text}\"";
            return null;
        }

        string? version = null;
        string? client = null;
        foreach (var parameter in parts[3].TrimStart('?').Split('&'))
        {
            if (parameter.StartsWith("api-version=", StringComparison.OrdinalIgnoreCase))
            {
                version = parameter["api-version=".Length..];
            }
            else if (parameter.StartsWith("ClientVersion=", StringComparison.OrdinalIgnoreCase))
            {
                client = Uri.UnescapeDataString(parameter["ClientVersion=".Length..]);
            }
        }

        // Which versions the real service takes over MQTT is not established; any that looks like
        // one passes here and is named in the log.
        if (string.IsNullOrEmpty(version) || !char.IsAsciiDigit(version[0]))
        {
            fault =
                $"expected api-version=2019-03-31 at the end of the user name, got \"{parts[3]}\"";
            return null;
        }

        fault = "";
        return new DpsUserName(parts[0], parts[2], version, client);
    }
}
