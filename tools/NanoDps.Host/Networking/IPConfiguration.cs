namespace nanoFramework.Networking;

/// <summary>A fixed IPv4 configuration.</summary>
public class IPConfiguration
{
    /// <summary>Makes one; without DNS servers they are asked for.</summary>
    public IPConfiguration(
        string ipv4Address,
        string ipv4SubnetMask,
        string ipv4GatewayAddress,
        string[]? ipv4DnsAddresses = null)
    {
        IPAddress = ipv4Address;
        IPSubnetMask = ipv4SubnetMask;
        IPGatewayAddress = ipv4GatewayAddress;
        IPDns = ipv4DnsAddresses;
    }

    /// <summary>The address.</summary>
    public string IPAddress { get; set; }

    /// <summary>The subnet mask.</summary>
    public string IPSubnetMask { get; set; }

    /// <summary>The gateway.</summary>
    public string IPGatewayAddress { get; set; }

    /// <summary>The DNS servers, or null.</summary>
    public string[]? IPDns { get; set; }
}
