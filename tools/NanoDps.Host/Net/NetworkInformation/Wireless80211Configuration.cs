using NanoDps.Host;

namespace System.Net.NetworkInformation;

/// <summary>The Wi-Fi configuration that the current device stores.</summary>
public class Wireless80211Configuration
{
    /// <summary>Makes one that is not stored yet.</summary>
    public Wireless80211Configuration(uint id)
    {
        Id = id;
    }

    /// <summary>Its index.</summary>
    public uint Id { get; }

    /// <summary>How the network is authenticated.</summary>
    public AuthenticationType Authentication { get; set; } = AuthenticationType.WPA2;

    /// <summary>How the network is encrypted.</summary>
    public EncryptionType Encryption { get; set; } = EncryptionType.WPA2_PSK;

    /// <summary>When it is used.</summary>
    public ConfigurationOptions Options { get; set; }

    /// <summary>The radio mode.</summary>
    public RadioType Radio { get; set; }

    /// <summary>The name of the network.</summary>
    public string? Ssid { get; set; }

    /// <summary>The password of the network.</summary>
    public string? Password { get; set; }

    /// <summary>The configurations of the device: one.</summary>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations()
    {
        using var call = HostCall.Begin();
        var stored = HostDevice.Current.Network.Stored;
        return
        [
            new Wireless80211Configuration(0)
            {
                Ssid = stored.Ssid,
                Password = stored.Password,
                Options = stored.Options,
            },
        ];
    }

    /// <summary>Stores it.</summary>
    public void SaveConfiguration()
    {
        using var call = HostCall.Begin();
        var stored = HostDevice.Current.Network.Stored;
        stored.Ssid = Ssid;
        stored.Password = Password;
        stored.Options = Options;
    }

    /// <summary>When a configuration is used.</summary>
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoConnect = 6,
        SmartConfig = 10,
    }
}
