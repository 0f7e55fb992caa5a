namespace System.Net.NetworkInformation;

/// <summary>The device has got or lost its address.</summary>
public delegate void NetworkAddressChangedEventHandler(object sender, EventArgs e);
