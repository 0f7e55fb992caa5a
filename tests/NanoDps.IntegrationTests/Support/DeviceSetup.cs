extern alias nano;

using nano::NanoDps.Host;

namespace NanoDps.IntegrationTests.Support;

/// <summary>What is written into a device's nanodps.conf, and what board it is.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="Key">The key in base64.</param>
internal sealed record DeviceSetup(string RegistrationId, string Key)
{
    /// <summary>In every configuration here, so that the check for secrets has something to find.</summary>
    public const string WifiPassword = "correct horse battery staple";

    public const string WifiSsid = "workshop";

    public string IdScope { get; init; } = "0ne00000A0A";

    /// <summary>Whether the key is that of the enrollment group.</summary>
    public bool IsGroupKey { get; init; }

    /// <summary>The board; the host board of the repository unless a test needs another.</summary>
    public HostBoard Board { get; init; } = HostBoard.Load(Repository.File("boards/host/board.json"));

    public string Configuration =>
        $"""
        id-scope = {IdScope}
        registration-id = {RegistrationId}
        {(IsGroupKey ? "group-key" : "key")} = {Key}
        wifi-ssid = {WifiSsid}
        wifi-password = {WifiPassword}
        """;
}
