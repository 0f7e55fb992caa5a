namespace System.Device.Wifi;

/// <summary>How a connection ended.</summary>
public class WifiConnectionResult
{
    internal WifiConnectionResult(WifiConnectionStatus status)
    {
        ConnectionStatus = status;
    }

    /// <summary>The outcome.</summary>
    public WifiConnectionStatus ConnectionStatus { get; }
}
