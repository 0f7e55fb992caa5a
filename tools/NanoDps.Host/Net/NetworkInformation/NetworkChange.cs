using NanoDps.Host;

namespace System.Net.NetworkInformation;

/// <summary>Events of the current device's network.</summary>
public static class NetworkChange
{
    /// <summary>The device has got or lost its address.</summary>
    public static event NetworkAddressChangedEventHandler NetworkAddressChanged
    {
        add => HostDevice.Current.Network.AddressChanged += value;
        remove => HostDevice.Current.Network.AddressChanged -= value;
    }

    /// <summary>The device has got or lost its network.</summary>
    public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged
    {
        add => HostDevice.Current.Network.AvailabilityChanged += value;
        remove => HostDevice.Current.Network.AvailabilityChanged -= value;
    }
}
