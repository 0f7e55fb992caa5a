using System;
using System.Device.Wifi;
using System.Reflection;
using System.Threading;

[assembly: AssemblyVersion("1.5.149.0")]

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind
    {
        Automatic = 0,
    }
}

namespace nanoFramework.Networking
{
    public static class WifiNetworkHelper
    {
        public static extern NetworkHelperStatus Status { get; }

        public static extern bool ConnectDhcp(
            string ssid,
            string password,
            WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
            bool requiresDateTime = false,
            int wifiAdapterId = 0,
            CancellationToken token = default);
    }
}
