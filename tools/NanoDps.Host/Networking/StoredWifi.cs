using System.Net.NetworkInformation;

namespace NanoDps.Host.Networking;

/// <summary>The Wi-Fi configuration in a device's flash.</summary>
internal sealed class StoredWifi
{
    public string? Ssid { get; set; }

    public string? Password { get; set; }

    public Wireless80211Configuration.ConfigurationOptions Options { get; set; }
}
