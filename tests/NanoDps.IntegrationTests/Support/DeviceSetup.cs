extern alias nano;

using nano::NanoDps.Host;

namespace NanoDps.IntegrationTests.Support;

/// <summary>What is written into a device's nanodps.conf, and what board it is.</summary>
/// <param name="RegistrationId">The registration id.</param>
/// <param name="Key">The key in base64.</param>
internal sealed record DeviceSetup(string RegistrationId, string Key)
{
    /// <summary>In every configuration, so that the guard against secrets has it to find.</summary>
    public const string WifiPassword = "correct horse battery staple";

    public const string WifiSsid = "workshop";

    public string IdScope { get; init; } = "0ne00000A0A";

    /// <summary>Whether the key is that of the enrollment group.</summary>
    public bool IsGroupKey { get; init; }

    /// <summary>The board; the host board of the repository unless a test needs another.</summary>
    public HostBoard Board { get; init; } =
        HostBoard.Load(Repository.File("boards/host/board.json"));

    /// <summary>What an application adds; for the library alone.</summary>
    public Action<DeviceFeatures> Features { get; init; } = _ => { };

    /// <summary>Where DPS is, as "address:port"; null for the emulator's.</summary>
    public string? DpsAddress { get; init; }

    /// <summary>The text of nanodps.conf; null when there is no such file.</summary>
    public string? Configuration
    {
        get => _configuration is null ? null : _configuration(this);
        init => _configuration = value is null ? null : _ => value;
    }

    private readonly Func<DeviceSetup, string>? _configuration = setup =>
        $"""
        id-scope = {setup.IdScope}
        registration-id = {setup.RegistrationId}
        {(setup.IsGroupKey ? "group-key" : "key")} = {setup.Key}
        wifi-ssid = {WifiSsid}
        wifi-password = {WifiPassword}
        """;
}
