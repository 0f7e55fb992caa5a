namespace System.Device.Wifi;

/// <summary>What a scan found.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks)
    {
        AvailableNetworks = networks;
    }

    /// <summary>The networks in reach.</summary>
    public WifiAvailableNetwork[] AvailableNetworks { get; }
}
