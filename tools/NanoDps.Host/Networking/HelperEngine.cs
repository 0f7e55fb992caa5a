using System.Net.NetworkInformation;
using nanoFramework.Networking;

namespace NanoDps.Host.Networking;

/// <summary>What both network helpers do: wait for an address and a clock.</summary>
internal static class HelperEngine
{
    private const int PollMilliseconds = 200;
    private const int FirstValidYear = 2021;

    /// <summary>
    /// Waits until the device has an address on an interface of the kind, and a clock if wanted.
    /// Everything that goes wrong is a false, a status and, for an exception, the exception.
    /// </summary>
    public static bool Connect(
        HelperState state,
        NetworkInterfaceType kind,
        IPConfiguration? configuration,
        bool requiresDateTime,
        CancellationToken token,
        Action? join = null)
    {
        try
        {
            join?.Invoke();
            Configure(kind, configuration);
            state.Status = NetworkHelperStatus.Started;

            if (!WaitFor(() => HasAddress(kind, configuration), token))
            {
                state.Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
                return false;
            }

            if (requiresDateTime && !WaitFor(HasClock, token))
            {
                state.Status = NetworkHelperStatus.TokenExpiredWaitingDateTime;
                return false;
            }

            state.Status = NetworkHelperStatus.NetworkIsReady;
            return true;
        }
        catch (Exception e) when (e is not DeviceStoppedException)
        {
            state.Status = NetworkHelperStatus.ExceptionOccurred;
            state.Exception = e;
            return false;
        }
    }

    /// <summary>Starts to signal the state's event whenever the conditions hold.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public static void Start(
        HelperState state,
        NetworkInterfaceType kind,
        IPConfiguration? configuration,
        bool requiresDateTime,
        Action? join = null)
    {
        if (state.IsSetUp)
        {
            throw DeviceMessages.InvalidOperation();
        }

        state.IsSetUp = true;
        state.Handler = (_, _) => Signal(state, kind, configuration, requiresDateTime);
        HostDevice.Current.Network.AddressChanged += state.Handler;
        join?.Invoke();
        Configure(kind, configuration);
        state.Status = NetworkHelperStatus.Started;
        new Thread(() => Signal(state, kind, configuration, requiresDateTime))
        {
            IsBackground = true,
        }.Start();
    }

    public static void Reset(HelperState state)
    {
        HostDevice.Current.Network.AddressChanged -= state.Handler;
        state.Reset();
    }

    private static void Signal(
        HelperState state,
        NetworkInterfaceType kind,
        IPConfiguration? configuration,
        bool requiresDateTime)
    {
        if (!HasAddress(kind, configuration))
        {
            if (state.Ready.WaitOne(0))
            {
                state.Ready.Reset();
                state.Status = NetworkHelperStatus.Reconnecting;
            }

            return;
        }

        if (!requiresDateTime || HasClock())
        {
            state.Status = NetworkHelperStatus.NetworkIsReady;
            state.Ready.Set();
        }
    }

    private static bool WaitFor(Func<bool> condition, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            if (condition())
            {
                return true;
            }

            token.WaitHandle.WaitOne(PollMilliseconds);
        }

        return false;
    }

    private static void Configure(NetworkInterfaceType kind, IPConfiguration? configuration)
    {
        foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.NetworkInterfaceType == kind)
            {
                HostDevice.Current.Network.Fixed = configuration;
            }
        }
    }

    private static bool HasAddress(NetworkInterfaceType kind, IPConfiguration? configuration)
    {
        foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.NetworkInterfaceType == kind && network.IPv4Address != "0.0.0.0")
            {
                return configuration is null || configuration.IPAddress == network.IPv4Address;
            }
        }

        return false;
    }

    private static bool HasClock() => DateTime.UtcNow.Year >= FirstValidYear;
}
