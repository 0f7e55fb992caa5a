using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using NanoDps.Certificates;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Platform;
using NanoDps.Serial;

namespace NanoDps.FieldApp
{
    /// <summary>
    /// The program for the field: NanoDps.App's, with a shell on the board's serial line. Without a
    /// configuration it waits in the shell for one; with one, it starts by itself.
    /// </summary>
    public sealed class Application
    {
        private const int NetworkTimeout = 60000;
        private const int RetryPause = 30000;

        private readonly string _storage;
        private readonly DeviceRoots _roots;
        private readonly int _interval;
        private readonly Log _log;
        private readonly FieldDevice _device;
        private readonly SerialShell _shell;
        private FieldFeatures _features;
        private Thread _thread;
        private bool _isStopped;
        private string _lastError;
        private X509Certificate2 _certificate;
        private string _lastCertificateError;

        /// <summary>Makes the application.</summary>
        /// <param name="storage">Where its files are: "I:\" on a device.</param>
        /// <param name="roots">The pinned roots.</param>
        /// <param name="console">Where its log goes beside the serial line.</param>
        /// <param name="line">The serial line, open; null for none.</param>
        /// <param name="interval">Time between messages, in ms.</param>
        public Application(
            string storage, RootSet roots, ILogSink console, ISerialLine line, int interval)
        {
            _storage = storage;
            _interval = interval;
            _device = new FieldDevice();
            SerialSink sink = new SerialSink(_device);
            _log = new Log(line == null ? console : new FanOut(console, sink));
            _roots = new DeviceRoots(storage, roots, _log);
            _device.Sink = sink;
            _device.Trusted = _roots;
            if (line != null)
            {
                _shell = new SerialShell(line, storage, sink, _device);
            }
        }

        /// <summary>Runs until <see cref="Stop"/>; on a device, for ever.</summary>
        public void Run()
        {
            try
            {
                _log.Write(LogCode.Boot, "NanoDps 0.1.0 free-bytes=" + FreeBytes());
                _shell?.TellLastEnd(_log, FieldDevice.WakeupCause());
                _shell?.Start();
                RunDevice();
            }
            finally
            {
                _shell?.Stop();
            }
        }

        /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
        public void Stop()
        {
            _isStopped = true;
            _device.Changed.Set();
        }

        private void RunDevice()
        {
            while (!_isStopped)
            {
                try
                {
                    if (_thread != null || StartDevice())
                    {
                        Work();
                        Wait(_interval);
                        continue;
                    }
                }
                catch (Exception e)
                {
                    // Out of memory, say: it passes, and an end of this thread would not.
                    _log.Write(LogCode.Unexpected, Log.Clean(e.Message));
                }

                // A file may be written, and a network come back, without a reboot.
                _device.Changed.WaitOne(RetryPause, false);
            }

            if (_thread != null)
            {
                _device.Client.Stop();
                _thread.Join();
            }
        }

        /// <summary>False without configuration or network, or with a certificate of no use.</summary>
        private bool StartDevice()
        {
            if (!ReadSettings() || !ReadCertificate() || !Join())
            {
                return false;
            }

            DeviceClient client = new DeviceClient(_device.Settings, _roots.Pem(), _log);
            _features = new FieldFeatures(
                client, _storage, _roots.Pem(), _device.Settings, _certificate, _log);
            Thread thread = new Thread(client.Run);
            thread.Start();
            _device.Client = client;
            _thread = thread;
            return true;
        }

        private void Work()
        {
            if (_device.Client.Send(Encoding.UTF8.GetBytes(
                "{\"uptimeMs\":" + Environment.TickCount64.ToString()
                + ",\"freeBytes\":" + FreeBytes() + "}")))
            {
                _device.Sent++;
            }

            _features.Check(DateTime.UtcNow);
        }

        /// <summary>Waits, though a change of the configuration ends each wait early.</summary>
        private void Wait(int time)
        {
            long end = Environment.TickCount64 + time;
            long left;
            while (!_isStopped && (left = end - Environment.TickCount64) > 0)
            {
                _device.Changed.WaitOne((int)left, false);
            }
        }

        /// <summary>False, and said once, when there is no configuration or a wrong one.</summary>
        private bool ReadSettings()
        {
            byte[] file = Storage.Read(_storage + Settings.FileName);
            Settings settings = new Settings(file == null ? new byte[0] : file);
            _device.Settings = settings.Error == null ? settings : null;
            string error = settings.Error == null ? null
                : file == null ? FaultTable.Describe(Fault.ConfigurationMissing)
                : FaultTable.Describe(Fault.ConfigurationInvalid) + ": " + settings.Error;
            if (error != null && error != _lastError)
            {
                _log.Write(LogCode.ConfigurationFault, error);
            }

            _lastError = error;
            return error == null;
        }

        /// <summary>False, and said once, when there is nothing to connect with.</summary>
        private bool ReadCertificate()
        {
            // The configuration may have changed since the last look, to a key.
            _certificate = null;
            if (_device.Settings.Certificate == null)
            {
                return true;
            }

            _certificate = DeviceCertificate.Load(
                _storage, _device.Settings, _log, ref _lastCertificateError);
            if (_certificate == null)
            {
                return false;
            }

            return true;
        }

        private bool Join()
        {
            Settings settings = _device.Settings;
            _log.Write(LogCode.NetworkJoining, "joining as " + settings.RegistrationId);
            long clockBefore = DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond
                - Environment.TickCount64;
            int status = NetworkJoin.Join(settings.WifiSsid, settings.WifiPassword, NetworkTimeout);
            if (status != 0)
            {
                _log.Write(
                    LogCode.NetworkFault,
                    FaultTable.Describe(Fault.NetworkDown) + " code=" + status.ToString());
                return false;
            }

            // The network may be none of those that the last scan has found.
            string signal = WifiSignal.Last(settings.WifiSsid);
            bool hasSignal = signal != null && !signal.StartsWith("rssi=- ");
            DateTime utcNow = DateTime.UtcNow;
            long offset = utcNow.Ticks / TimeSpan.TicksPerMillisecond
                - Environment.TickCount64 - clockBefore;
            _log.Write(
                LogCode.NetworkUp,
                "up ip=" + NetworkJoin.Address() + (hasSignal ? " " + signal : ""));
            _log.Write(
                LogCode.Clock,
                "utc=" + utcNow.ToString("s") + " source=sntp offset-ms=" + offset.ToString());
            _log.Write(LogCode.Roots, _roots.Describe(utcNow));
            return true;
        }

        private static string FreeBytes()
        {
            return nanoFramework.Runtime.Native.GC.Run(false).ToString();
        }
    }
}
