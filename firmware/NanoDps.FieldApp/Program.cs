using System;
using nanoFramework.Runtime.Native;
using NanoDps.Logging;
using NanoDps.Roots;

namespace NanoDps.FieldApp
{
    /// <summary>What is flashed for the field.</summary>
    public static class Program
    {
        private const string InternalStorage = "I:\\";
        private const int TelemetryInterval = 60000;

        /// <summary>The entry point; it never returns.</summary>
        public static void Main()
        {
            ConsoleSink console = new ConsoleSink();
            UartLine line = null;
            try
            {
                line = BoardUart.Open(SystemInfo.TargetName);
            }
            catch (Exception e)
            {
                // The device works without it.
                console.Write("no serial line: " + Log.Clean(e.Message));
            }

            RootSet roots = new RootSet(
                PinnedRoots.Pem,
                PinnedRoots.Version,
                PinnedRoots.Fingerprint,
                PinnedRoots.FirstExpiry,
                PinnedRoots.OwnerPem);
            new Application(InternalStorage, roots, console, line, TelemetryInterval).Run();
        }
    }
}
