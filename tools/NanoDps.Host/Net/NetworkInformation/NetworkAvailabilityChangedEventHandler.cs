namespace System.Net.NetworkInformation;

/// <summary>The device has got or lost its network.</summary>
public delegate void NetworkAvailabilityChangedEventHandler(
    object sender, NetworkAvailabilityEventArgs e);
