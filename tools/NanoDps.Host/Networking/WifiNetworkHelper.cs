using System.Device.Wifi;
using System.Net.NetworkInformation;
using NanoDps.Host;
using NanoDps.Host.Networking;

namespace nanoFramework.Networking;

/// <summary>Connects the current device to a Wi-Fi network and waits for it.</summary>
public static class WifiNetworkHelper
{
    private const NetworkInterfaceType Kind = NetworkInterfaceType.Wireless80211;

    /// <summary>Set while the network is ready, once SetupNetworkHelper was called.</summary>
    public static ManualResetEvent NetworkReady => State.Ready;

    /// <summary>What it is doing or why it stopped.</summary>
    public static NetworkHelperStatus Status => State.Status;

    /// <summary>The exception behind <see cref="NetworkHelperStatus.ExceptionOccurred"/>.</summary>
    public static Exception? HelperException => State.Exception;

    /// <summary>The adapter.</summary>
    public static WifiAdapter WifiAdapter => System.Device.Wifi.WifiAdapter.FindAllAdapters()[0];

    private static HelperState State => HostDevice.Current.Network.WifiHelper;

    /// <summary>
    /// Stores the name and password, connects, and waits for an address until the token is
    /// cancelled: for ever without one, also with a wrong password.
    /// </summary>
    /// <returns>False on failure; <see cref="Status"/> says why.</returns>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default) =>
        Connect(null, requiresDateTime, wifiAdapterId, token, () => Join(ssid, password));

    /// <summary>The same with a fixed address.</summary>
    public static bool ConnectFixAddress(
        string ssid,
        string password,
        IPConfiguration ipConfiguration,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int WifiAdapter = 0,
        CancellationToken token = default) =>
        Connect(ipConfiguration, requiresDateTime, WifiAdapter, token, () => Join(ssid, password));

    /// <summary>The same after a scan, which always finds the network on the host.</summary>
    public static bool ScanAndConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int WifiAdapter = 0,
        CancellationToken token = default) =>
        Connect(null, requiresDateTime, WifiAdapter, token, () => Join(ssid, password));

    /// <summary>Connects with what is stored.</summary>
    public static bool Reconnect(
        bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) =>
        Connect(null, requiresDateTime, wifiAdapterId, token, JoinStored);

    /// <summary>Begins to signal <see cref="NetworkReady"/>.</summary>
    /// <exception cref="InvalidOperationException">Called twice without Reset.</exception>
    public static void SetupNetworkHelper(bool requiresDateTime = false) =>
        Start(null, requiresDateTime, JoinStored);

    /// <summary>The same with a fixed address.</summary>
    public static void SetupNetworkHelper(
        IPConfiguration ipConfiguration, bool requiresDateTime = false) =>
        Start(ipConfiguration, requiresDateTime, JoinStored);

    /// <summary>The same with a name and a password.</summary>
    public static void SetupNetworkHelper(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false) =>
        Start(null, requiresDateTime, () => Join(ssid, password));

    /// <summary>Leaves the network.</summary>
    public static void Disconnect()
    {
        using var call = HostCall.Begin();
        HostDevice.Current.Network.Leave();
    }

    /// <summary>Forgets everything; the network itself stays as it is.</summary>
    public static void Reset()
    {
        using var call = HostCall.Begin();
        HelperEngine.Reset(State);
    }

    private static bool Connect(
        IPConfiguration? configuration,
        bool requiresDateTime,
        int adapter,
        CancellationToken token,
        Action join)
    {
        using var call = HostCall.Begin();
        return HelperEngine.Connect(State, Kind, configuration, requiresDateTime, token, () =>
        {
            _ = System.Device.Wifi.WifiAdapter.FindAllAdapters()[adapter];
            join();
        });
    }

    private static void Start(IPConfiguration? configuration, bool requiresDateTime, Action join)
    {
        using var call = HostCall.Begin();
        HelperEngine.Start(State, Kind, configuration, requiresDateTime, join);
    }

    private static void Join(string ssid, string password)
    {
        var network = HostDevice.Current.Network;
        network.Stored.Ssid = ssid;
        network.Stored.Password = password;
        network.Join(ssid, password);
    }

    private static void JoinStored()
    {
        var network = HostDevice.Current.Network;

        if (network.Stored.Ssid is { } ssid)
        {
            network.Join(ssid, network.Stored.Password);
        }
    }
}
