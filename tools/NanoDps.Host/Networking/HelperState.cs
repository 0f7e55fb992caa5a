using System.Net.NetworkInformation;
using nanoFramework.Networking;

namespace NanoDps.Host.Networking;

/// <summary>What a network helper keeps for one device.</summary>
internal sealed class HelperState
{
    public ManualResetEvent Ready { get; private set; } = new(false);

    public NetworkHelperStatus Status { get; set; }

    public Exception? Exception { get; set; }

    public bool IsSetUp { get; set; }

    public NetworkAddressChangedEventHandler? Handler { get; set; }

    public void Reset()
    {
        Ready = new ManualResetEvent(false);
        Status = NetworkHelperStatus.None;
        Exception = null;
        IsSetUp = false;
    }
}
