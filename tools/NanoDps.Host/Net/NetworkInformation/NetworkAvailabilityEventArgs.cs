namespace System.Net.NetworkInformation;

/// <summary>Whether the network is there.</summary>
public class NetworkAvailabilityEventArgs : EventArgs
{
    internal NetworkAvailabilityEventArgs(bool isAvailable)
    {
        IsAvailable = isAvailable;
    }

    /// <summary>True when it is.</summary>
    public bool IsAvailable { get; }
}
