using NanoDps.Host;

namespace System.Device.Wifi;

/// <summary>The Wi-Fi adapter of the current device.</summary>
public sealed class WifiAdapter : IDisposable
{
    private readonly HostNetwork _network;

    private WifiAdapter(HostNetwork network)
    {
        _network = network;
    }

    /// <summary>A scan has ended; raised on a thread of its own.</summary>
    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    /// <summary>The index of its interface.</summary>
    public int NetworkInterface => 0;

    /// <summary>What the last scan found: the one network in reach.</summary>
    public WifiNetworkReport NetworkReport => new(
        _network.IsUp ? [new WifiAvailableNetwork { Ssid = _network.Ssid ?? "host" }] : []);

    /// <summary>All adapters: one on a Wi-Fi board, none on another.</summary>
    public static WifiAdapter[] FindAllAdapters()
    {
        using var call = HostCall.Begin();
        var network = HostDevice.Current.Network;
        return network.Kind == NetworkKind.Wifi ? [new WifiAdapter(network)] : [];
    }

    /// <summary>Joins a network.</summary>
    public WifiConnectionResult Connect(
        WifiAvailableNetwork availableNetwork,
        WifiReconnectionKind reconnectionKind,
        string passwordCredential) =>
        Connect(availableNetwork.Ssid, reconnectionKind, passwordCredential);

    /// <summary>Joins a network.</summary>
    public WifiConnectionResult Connect(
        string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        using var call = HostCall.Begin();

        if (!_network.IsUp || (_network.Ssid is not null && _network.Ssid != ssid))
        {
            return new WifiConnectionResult(WifiConnectionStatus.NetworkNotAvailable);
        }

        return new WifiConnectionResult(_network.Join(ssid, passwordCredential)
            ? WifiConnectionStatus.Success : WifiConnectionStatus.InvalidCredential);
    }

    /// <summary>Leaves the network.</summary>
    public void Disconnect()
    {
        using var call = HostCall.Begin();
        _network.Leave();
    }

    /// <summary>Begins a scan.</summary>
    public void ScanAsync()
    {
        using var call = HostCall.Begin();
        new Thread(() => AvailableNetworksChanged?.Invoke(this, EventArgs.Empty))
        {
            IsBackground = true,
        }.Start();
    }

    /// <summary>Names the device to DHCP servers; nothing on the host.</summary>
    public void SetDeviceName(string deviceName)
    {
        if (deviceName is null)
        {
            throw DeviceMessages.Null();
        }
    }

    /// <summary>Nothing to release on the host.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
