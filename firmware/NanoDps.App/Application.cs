using System;
using System.Text;
using System.Threading;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
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
        private const int RetryPause = 30000;

        private readonly string _storage;
        private readonly string _roots;
        private readonly Log _log;
        private readonly int _interval;
        private readonly ManualResetEvent _stopped = new ManualResetEvent(false);
        private DeviceClient _device;
        private Thread _thread;

        /// <summary>Makes the application.</summary>
        /// <param name="storage">Where its files are: "I:\" on a device.</param>
        /// <param name="roots">The pinned roots as PEM.</param>
        /// <param name="sink">Where its log goes.</param>
        /// <param name="interval">Time between messages, in ms.</param>
        public Application(string storage, string roots, ILogSink sink, int interval)
        {
            _storage = storage;
            _roots = roots;
            _log = new Log(sink);
            _interval = interval;
        }

        /// <summary>Runs until <see cref="Stop"/>; on a device, for ever.</summary>
        public void Run()
        {
            _log.Write(LogCode.Boot, "NanoDps 0.1.0 free-bytes=" + FreeBytes());
            int pause;
            do
            {
                pause = RetryPause;
                try
                {
                    // A file may be written, and a network come back, without a reboot.
                    if (_device != null || Start())
                    {
                        Send();
                        pause = _interval;
                    }
                }
                catch (Exception e)
                {
                    // Out of memory, say: it passes, and an end of this thread would not.
                    _log.Write(LogCode.Unexpected, Log.Clean(e.Message));
                }
            }
            while (!_stopped.WaitOne(pause, false));

            if (_device != null)
            {
                _device.Stop();
                _thread.Join();
            }
        }

        /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
        public void Stop()
        {
            _stopped.Set();
        }

        private bool Start()
        {
            Settings settings = ReadSettings();
            if (settings == null || !Join(settings))
            {
                return false;
            }

            DeviceClient device = new DeviceClient(settings, _roots, _log);
            _thread = new Thread(device.Run);
            _thread.Start();
            _device = device;
            return true;
        }

        private void Send()
        {
            _device.Send(Encoding.UTF8.GetBytes(
                "{\"uptimeMs\":" + Environment.TickCount64.ToString()
                + ",\"freeBytes\":" + FreeBytes() + "}"));
        }

        private Settings ReadSettings()
        {
            byte[] file = Storage.Read(_storage + Settings.FileName);
            if (file == null)
            {
                _log.Write(
                    LogCode.ConfigurationFault, FaultTable.Describe(Fault.ConfigurationMissing));
                return null;
            }

            Settings settings = new Settings(file);
            if (settings.Error == null)
            {
                return settings;
            }

            _log.Write(
                LogCode.ConfigurationFault,
                FaultTable.Describe(Fault.ConfigurationInvalid) + ": " + settings.Error);
            return null;
        }

        private bool Join(Settings settings)
        {
            _log.Write(LogCode.NetworkJoining, "joining as " + settings.RegistrationId);
            int status = NetworkJoin.Join(settings.WifiSsid, settings.WifiPassword, NetworkTimeout);
            if (status != 0)
            {
                _log.Write(
                    LogCode.NetworkFault,
                    FaultTable.Describe(Fault.NetworkDown) + " code=" + status.ToString());
                return false;
            }

            _log.Write(LogCode.NetworkUp, "up ip=" + NetworkJoin.Address());
            _log.Write(LogCode.Clock, "utc=" + DateTime.UtcNow.ToString("s"));
            return true;
        }

        private static string FreeBytes()
        {
            return nanoFramework.Runtime.Native.GC.Run(false).ToString();
        }
    }
}
