using System.Net.NetworkInformation;
using nanoFramework.Networking;
using NanoDps.Host.Networking;

namespace NanoDps.Host;

/// <summary>
/// The network interface of a device. It has an address while it is up, and a Wi-Fi one also only
/// once the firmware has given the right name and password, if these are set.
/// </summary>
public sealed class HostNetwork
{
    private readonly object _lock = new();
    private bool _isUp = true;
    private bool _hasJoined;

    internal HostNetwork(NetworkKind kind)
    {
        Kind = kind;
        _hasJoined = kind == NetworkKind.Ethernet;
    }

    /// <summary>Its kind.</summary>
    public NetworkKind Kind { get; }

    /// <summary>The only Wi-Fi network in reach; null: every name is.</summary>
    public string? Ssid { get; set; }

    /// <summary>Its password; null: every password is right.</summary>
    public string? Password { get; set; }

    /// <summary>False takes the network away, as a pulled cable does. Sockets stay open.</summary>
    public bool IsUp
    {
        get => _isUp;
        set => Change(() => _isUp = value);
    }

    /// <summary>The network that the firmware has joined last; null when there is none.</summary>
    public string? JoinedSsid { get; private set; }

    internal bool HasAddress => _isUp && _hasJoined;

    internal string Address =>
        !HasAddress ? "0.0.0.0" : Fixed?.IPAddress ?? "127.0.0.1";

    internal IPConfiguration? Fixed { get; set; }

    internal StoredWifi Stored { get; } = new();

    internal HelperState Helper { get; } = new();

    internal HelperState WifiHelper { get; } = new();

    internal NetworkAddressChangedEventHandler? AddressChanged { get; set; }

    internal NetworkAvailabilityChangedEventHandler? AvailabilityChanged { get; set; }

    internal bool Join(string? ssid, string? password)
    {
        var joined = (Ssid is null || Ssid == ssid) && (Password is null || Password == password);
        Change(() =>
        {
            _hasJoined = joined;
            JoinedSsid = joined ? ssid : null;
        });
        return joined;
    }

    internal void Leave() => Change(() =>
    {
        _hasJoined = Kind == NetworkKind.Ethernet;
        JoinedSsid = null;
    });

    private void Change(Action change)
    {
        bool before, after;

        lock (_lock)
        {
            before = HasAddress;
            change();
            after = HasAddress;
        }

        if (before == after)
        {
            return;
        }

        AddressChanged?.Invoke(this, EventArgs.Empty);
        AvailabilityChanged?.Invoke(this, new NetworkAvailabilityEventArgs(after));
    }
}
