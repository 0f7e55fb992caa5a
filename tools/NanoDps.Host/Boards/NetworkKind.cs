namespace NanoDps.Host;

/// <summary>The one network interface of a board.</summary>
public enum NetworkKind
{
    /// <summary>Wi-Fi: firmware connects with a network name and a password.</summary>
    Wifi,

    /// <summary>A cable: there is nothing to configure.</summary>
    Ethernet,
}
