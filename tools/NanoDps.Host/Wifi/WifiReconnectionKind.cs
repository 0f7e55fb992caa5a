namespace System.Device.Wifi;

/// <summary>Whether the device reconnects by itself.</summary>
public enum WifiReconnectionKind
{
    Automatic = 0,
    Manual = 1,
}
