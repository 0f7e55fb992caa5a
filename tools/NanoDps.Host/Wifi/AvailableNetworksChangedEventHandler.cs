namespace System.Device.Wifi;

/// <summary>A scan has ended.</summary>
public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);
