namespace System.Device.Wifi;

/// <summary>A network that a scan found.</summary>
public class WifiAvailableNetwork
{
    /// <summary>The address of the access point.</summary>
    public string Bsid { get; internal set; } = "02:00:00:00:00:02";

    /// <summary>Its kind.</summary>
    public WifiNetworkKind NetworkKind => WifiNetworkKind.Infrastructure;

    /// <summary>Its strength in dBm.</summary>
    public double NetworkRssiInDecibelMilliwatts => -50;

    /// <summary>Its strength from 0 to 4.</summary>
    public byte SignalBars => 4;

    /// <summary>Its name.</summary>
    public string Ssid { get; internal set; } = "";
}
