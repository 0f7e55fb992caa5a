using System.Net.NetworkInformation;
using NanoDps.Host;
using NanoDps.Host.Networking;

namespace nanoFramework.Networking;

/// <summary>Waits for the cable network of the current device.</summary>
public static class NetworkHelper
{
    private const NetworkInterfaceType Kind = NetworkInterfaceType.Ethernet;

    /// <summary>Set while the network is ready, once SetupNetworkHelper was called.</summary>
    public static ManualResetEvent NetworkReady => State.Ready;

    /// <summary>What it is doing or why it stopped.</summary>
    public static NetworkHelperStatus Status => State.Status;

    /// <summary>The exception behind <see cref="NetworkHelperStatus.ExceptionOccurred"/>.</summary>
    public static Exception? HelperException => State.Exception;

    private static HelperState State => HostDevice.Current.Network.Helper;

    /// <summary>Begins to signal <see cref="NetworkReady"/>.</summary>
    /// <exception cref="InvalidOperationException">Called twice without Reset.</exception>
    public static void SetupNetworkHelper(bool requiresDateTime = false)
    {
        using var call = HostCall.Begin();
        HelperEngine.Start(State, Kind, null, requiresDateTime);
    }

    /// <summary>The same with a fixed address.</summary>
    public static void SetupNetworkHelper(
        IPConfiguration ipConfiguration, bool requiresDateTime = false)
    {
        using var call = HostCall.Begin();
        HelperEngine.Start(State, Kind, ipConfiguration, requiresDateTime);
    }

    /// <summary>Waits until the network is ready or the token is cancelled.</summary>
    /// <returns>False on failure; <see cref="Status"/> says why.</returns>
    public static bool SetupAndConnectNetwork(
        CancellationToken token = default, bool requiresDateTime = false)
    {
        using var call = HostCall.Begin();
        return HelperEngine.Connect(State, Kind, null, requiresDateTime, token);
    }

    /// <summary>The same with a fixed address.</summary>
    public static bool SetupAndConnectNetwork(
        IPConfiguration ipConfiguration,
        CancellationToken token = default,
        bool requiresDateTime = false)
    {
        using var call = HostCall.Begin();
        return HelperEngine.Connect(State, Kind, ipConfiguration, requiresDateTime, token);
    }

    /// <summary>Forgets everything; the network itself stays as it is.</summary>
    public static void Reset()
    {
        using var call = HostCall.Begin();
        HelperEngine.Reset(State);
    }
}
