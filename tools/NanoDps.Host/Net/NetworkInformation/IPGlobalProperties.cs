namespace System.Net.NetworkInformation;

/// <summary>What holds for all interfaces.</summary>
public static class IPGlobalProperties
{
    /// <summary>The device's address; 0.0.0.0 without a network.</summary>
    public static IPAddress GetIPAddress() => IPAddress.GetDefaultLocalAddress();
}
