using System;
using System.Device.Wifi;
using System.Threading;

namespace NanoDps.FieldApp
{
    /// <summary>What scans of the Wi-Fi tell.</summary>
    internal sealed class WifiSignal
    {
        private const int LongestScan = 10000;

        private readonly ManualResetEvent _ended = new ManualResetEvent(false);

        /// <summary>Scans, and gives the fields of <see cref="Last"/>.</summary>
        internal static string Scan(string ssid)
        {
            return new WifiSignal().Run(ssid);
        }

        /// <summary>
        /// Strength of a network in dBm and how many others there were, from the last scan; null
        /// when the board has no Wi-Fi, or there was no scan.
        /// </summary>
        // rssi=-61 others=3
        internal static string Last(string ssid)
        {
            try
            {
                WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
                return adapters.Length == 0 ? null : Describe(adapters[0].NetworkReport, ssid);
            }
            catch (Exception)
            {
                return null;
            }
        }

        private static string Describe(WifiNetworkReport report, string ssid)
        {
            string rssi = null;
            int others = 0;
            foreach (WifiAvailableNetwork network in report.AvailableNetworks)
            {
                if (network.Ssid == ssid)
                {
                    rssi = ((int)network.NetworkRssiInDecibelMilliwatts).ToString();
                }
                else
                {
                    others++;
                }
            }

            return rssi == null && others == 0 ? null
                : "rssi=" + (rssi == null ? "-" : rssi) + " others=" + others.ToString();
        }

        private string Run(string ssid)
        {
            WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
            if (adapters.Length == 0)
            {
                return null;
            }

            adapters[0].AvailableNetworksChanged += OnEnded;
            try
            {
                adapters[0].ScanAsync();
                _ended.WaitOne(LongestScan, false);
            }
            finally
            {
                adapters[0].AvailableNetworksChanged -= OnEnded;
            }

            return Last(ssid);
        }

        private void OnEnded(WifiAdapter sender, object e)
        {
            _ended.Set();
        }
    }
}
