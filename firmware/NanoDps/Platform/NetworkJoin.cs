using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace NanoDps.Platform
{
    /// <summary>Gets the board an address and the time.</summary>
    public static class NetworkJoin
    {
        /// <summary>
        /// Joins the network and waits for an address and a date: Wi-Fi when there is an SSID,
        /// otherwise Ethernet.
        /// </summary>
        /// <param name="ssid">Name of the Wi-Fi network; null for none.</param>
        /// <param name="password">Its password.</param>
        /// <param name="timeout">Longest wait, in ms.</param>
        /// <returns>0 when joined, else the NetworkHelperStatus that says why not.</returns>
        public static int Join(string ssid, string password, int timeout)
        {
            CancellationToken token = new CancellationTokenSource(timeout).Token;
            if (ssid == null)
            {
                return NetworkHelper.SetupAndConnectNetwork(token, true)
                    ? 0
                    : (int)NetworkHelper.Status;
            }

            return WifiNetworkHelper.ConnectDhcp(
                ssid, password, WifiReconnectionKind.Automatic, true, 0, token)
                ? 0
                : (int)WifiNetworkHelper.Status;
        }

        /// <summary>The board's address; 0.0.0.0 when it has none.</summary>
        public static string Address()
        {
            return IPGlobalProperties.GetIPAddress().ToString();
        }
    }
}
