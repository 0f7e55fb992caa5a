using System;
using System.Text;
using System.Threading;
using NanoDps.Certificates;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Machine;
using NanoDps.Platform;

namespace NanoDps.App
{
    /// <summary>
    /// The example: reads its configuration, joins the network, starts the device, and sends how
    /// long it has been up and how much memory is free.
    /// </summary>
    public sealed class Application
    {
        private const int NetworkTimeout = 60000;
        private const long FirstNetworkPause = 5000;
        private const long LongestNetworkPause = 300000;
        private const int ConfigurationPause = 60000;

        private readonly FileStore _store;
        private readonly string _roots;
        private readonly Log _log;
        private readonly int _telemetryInterval;
        private readonly ManualResetEvent _stopped = new ManualResetEvent(false);

        /// <summary>Makes the application.</summary>
        /// <param name="storage">Where its files are: "I:\" on a device.</param>
        /// <param name="roots">The pinned roots as PEM.</param>
        /// <param name="sink">Where its log goes.</param>
        /// <param name="telemetryInterval">Time between messages, in ms.</param>
        public Application(string storage, string roots, ILogSink sink, int telemetryInterval)
        {
            _store = new FileStore(storage);
            _roots = roots;
            _log = new Log(sink);
            _telemetryInterval = telemetryInterval;
        }

        /// <summary>Runs until <see cref="Stop"/>; on a device, for ever.</summary>
        public void Run()
        {
            _log.Write(LogCode.Boot, "boot NanoDps 0.1.0 free-bytes=" + FreeMemory());
            Settings settings = ReadSettings();
            if (settings == null || !JoinNetwork(settings))
            {
                return;
            }

            _log.Write(LogCode.Roots, "roots loaded, first expires " + PinnedRoots.FirstExpiry);
            DeviceClient device = new DeviceClient(settings, _roots, _log);
            Thread thread = new Thread(device.Run);
            thread.Start();
            do
            {
                device.Send(Telemetry());
            }
            while (!_stopped.WaitOne(_telemetryInterval, false));

            device.Stop();
            thread.Join();
        }

        /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
        public void Stop()
        {
            _stopped.Set();
        }

        /// <summary>Reads the configuration, as often as it takes; null when stopped.</summary>
        private Settings ReadSettings()
        {
            for (;;)
            {
                byte[] file = _store.Read(Settings.FileName);
                string error = null;
                Settings settings = file == null ? null : Settings.Parse(file, out error);
                if (settings != null)
                {
                    _log.Write(
                        LogCode.Configured,
                        "configured id-scope=" + settings.IdScope
                        + " registration-id=" + settings.RegistrationId
                        + " endpoint=" + settings.Endpoint);
                    return settings;
                }

                _log.Write(
                    LogCode.ConfigurationFault,
                    FaultTable.Describe(
                        file == null ? Fault.ConfigurationMissing : Fault.ConfigurationInvalid)
                    + ": " + error);
                if (_stopped.WaitOne(ConfigurationPause, false))
                {
                    return null;
                }
            }
        }

        /// <summary>Joins the network, as often as it takes; false when stopped.</summary>
        private bool JoinNetwork(Settings settings)
        {
            Jitter jitter = new Jitter(settings.RegistrationId, Environment.TickCount64);
            for (int attempt = 1; ; attempt++)
            {
                _log.Write(LogCode.NetworkJoining, "network joining");
                int status = NetworkJoin.Join(
                    settings.WifiSsid, settings.WifiPassword, NetworkTimeout);
                if (status == 0)
                {
                    _log.Write(LogCode.NetworkUp, "network up ip=" + NetworkJoin.Address());
                    _log.Write(
                        LogCode.Clock, "clock " + DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss"));
                    return true;
                }

                long pause = Backoff.Delay(
                    attempt, FirstNetworkPause, LongestNetworkPause, jitter.Next());
                _log.Write(
                    LogCode.NetworkFault,
                    "network fault=" + ((int)Fault.NetworkDown).ToString()
                    + " code=" + status.ToString()
                    + " " + FaultTable.Describe(Fault.NetworkDown));
                if (_stopped.WaitOne((int)pause, false))
                {
                    return false;
                }
            }
        }

        private static byte[] Telemetry()
        {
            return Encoding.UTF8.GetBytes(
                "{\"uptimeMs\":" + Environment.TickCount64.ToString()
                + ",\"freeBytes\":" + FreeMemory() + "}");
        }

        private static string FreeMemory()
        {
            return nanoFramework.Runtime.Native.GC.Run(false).ToString();
        }
    }
}
