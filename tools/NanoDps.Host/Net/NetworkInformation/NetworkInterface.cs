using nanoFramework.Networking;
using NanoDps.Host;

namespace System.Net.NetworkInformation;

/// <summary>The one network interface of the current device.</summary>
public class NetworkInterface
{
    private readonly HostNetwork _network;

    /// <summary>For derived classes.</summary>
    protected NetworkInterface(int interfaceIndex)
    {
        if (interfaceIndex != 0)
        {
            throw DeviceMessages.OutOfRange();
        }

        _network = HostDevice.Current.Network;
    }

    /// <summary>Its address; 0.0.0.0 while it has none.</summary>
    public string IPv4Address => _network.Address;

    /// <summary>Its subnet mask.</summary>
    public string IPv4SubnetMask => _network.Fixed?.IPSubnetMask ?? "255.0.0.0";

    /// <summary>Its gateway.</summary>
    public string IPv4GatewayAddress => _network.Fixed?.IPGatewayAddress ?? "0.0.0.0";

    /// <summary>Its DNS servers, if the firmware has set any.</summary>
    public string[] IPv4DnsAddresses => _network.Fixed?.IPDns ?? [];

    /// <summary>Whether it asks for an address.</summary>
    public bool IsDhcpEnabled => _network.Fixed is null;

    /// <summary>Whether it asks for DNS servers.</summary>
    public bool IsAutomaticDnsEnabled => IPv4DnsAddresses.Length == 0;

    /// <summary>Its kind.</summary>
    public NetworkInterfaceType NetworkInterfaceType => _network.Kind == NetworkKind.Wifi
        ? NetworkInterfaceType.Wireless80211 : NetworkInterfaceType.Ethernet;

    /// <summary>A locally administered address.</summary>
    public byte[] PhysicalAddress { get; set; } = [2, 0, 0, 0, 0, 1];

    /// <summary>The index of its Wi-Fi configuration.</summary>
    public uint SpecificConfigId { get; set; }

    /// <summary>All interfaces of the device: one.</summary>
    public static NetworkInterface[] GetAllNetworkInterfaces()
    {
        using var call = HostCall.Begin();
        return HostDevice.CurrentOrNull is null ? [] : [new NetworkInterface(0)];
    }

    /// <summary>Whether there is a network with an address.</summary>
    public static bool GetIsNetworkAvailable()
    {
        using var call = HostCall.Begin();
        return HostDevice.CurrentOrNull?.Network.HasAddress ?? false;
    }

    /// <summary>Asks for an address from now on.</summary>
    public void EnableDhcp() => Set(null);

    /// <summary>Asks for DNS servers from now on.</summary>
    public void EnableAutomaticDns() => EnableStaticIPv4Dns([]);

    /// <summary>Takes a fixed address; the host's own does not change.</summary>
    public void EnableStaticIPv4(
        string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) =>
        Set(new IPConfiguration(ipv4Address, ipv4SubnetMask, ipv4GatewayAddress));

    /// <summary>Takes fixed DNS servers; the host's own do not change.</summary>
    public void EnableStaticIPv4Dns(string[] dnsAddresses)
    {
        using var call = HostCall.Begin();

        if (_network.Fixed is { } configuration)
        {
            configuration.IPDns = dnsAddresses;
        }
    }

    private void Set(IPConfiguration? configuration)
    {
        using var call = HostCall.Begin();
        _network.Fixed = configuration;
    }
}
