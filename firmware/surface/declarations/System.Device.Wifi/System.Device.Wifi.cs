using System;
using System.Device.Wifi;
using System.Reflection;
using System.Threading;

[assembly: AssemblyVersion("1.5.149.0")]

namespace System.Device.Wifi
{
    public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

    public sealed class WifiAdapter
    {
        internal extern WifiAdapter();

        public extern event AvailableNetworksChangedEventHandler AvailableNetworksChanged;

        public extern WifiNetworkReport NetworkReport { get; }

        public static extern WifiAdapter[] FindAllAdapters();

        public extern void ScanAsync();
    }

    public class WifiAvailableNetwork
    {
        internal extern WifiAvailableNetwork();

        public extern double NetworkRssiInDecibelMilliwatts { get; }

        public extern string Ssid { get; }
    }

    public class WifiNetworkReport
    {
        internal extern WifiNetworkReport();

        public extern WifiAvailableNetwork[] AvailableNetworks { get; }
    }

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
