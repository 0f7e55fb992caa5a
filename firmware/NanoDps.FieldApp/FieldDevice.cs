using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using NanoDps.Configuration;
using NanoDps.Platform;
using NanoDps.Serial;

namespace NanoDps.FieldApp
{
    /// <summary>What the shell sees and moves of this program.</summary>
    internal sealed class FieldDevice : ShellDevice
    {
        /// <summary>Set when there may be a configuration to start with.</summary>
        internal readonly AutoResetEvent Changed = new AutoResetEvent(false);

        /// <summary>The configuration in use; null before there is one.</summary>
        internal Settings Settings;

        /// <summary>The running device; null before the network is joined.</summary>
        internal DeviceClient Client;

        /// <summary>The roots that it trusts.</summary>
        internal DeviceRoots Trusted;

        /// <summary>The sink, which counts what the hub acknowledges.</summary>
        internal SerialSink Sink;

        /// <summary>How many messages the device has taken.</summary>
        internal int Sent;

        public override string Status()
        {
            string signal = Settings == null ? null : WifiSignal.Last(Settings.WifiSsid);
            return "ip=" + NetworkJoin.Address() + " queue=" + Queue().ToString()
                + " acknowledged=" + Sink.Acknowledged.ToString()
                + (signal == null ? "" : " " + signal);
        }

        public override string Roots()
        {
            return Trusted.Pem();
        }

        public override string RootFields()
        {
            return Trusted.Fields();
        }

        public override bool TakesRoots()
        {
            return Trusted.TakesBundles;
        }

        public override string SetRoots(byte[] bundle)
        {
            return Trusted.Store(bundle);
        }

        public override void ClearRoots()
        {
            Trusted.Clear();
        }

        public override string Memory()
        {
            uint total;
            uint free;
            uint largest;
            NativeMemory.GetMemoryInfo(
                NativeMemory.MemoryType.All, out total, out free, out largest);
            return "native=" + free.ToString() + " block=" + largest.ToString()
                + " heap=" + nanoFramework.Runtime.Native.GC.Run(false).ToString();
        }

        public override int Queue()
        {
            return Sent - Sink.Acknowledged;
        }

        public override string Scan()
        {
            return WifiSignal.Scan(Settings == null ? null : Settings.WifiSsid);
        }

        public override string Reprovision()
        {
            if (Client == null)
            {
                return "expected a running device, got one without a network; type status";
            }

            Client.Reprovision();
            return null;
        }

        public override void ConfigurationChanged()
        {
            Changed.Set();
        }

        public override void HandshakeBegins(string host)
        {
            Client?.Features.Memory.Connecting(host);
        }

        public override void HandshakeEnded()
        {
            Client?.Features.Memory.Settled();
        }

        /// <summary>What the hardware tells of the last boot: "wakeup=0".</summary>
        internal static string WakeupCause()
        {
            try
            {
                return "wakeup=" + ((int)Sleep.GetWakeupCause()).ToString();
            }
            catch (Exception)
            {
                return "";
            }
        }
    }
}
