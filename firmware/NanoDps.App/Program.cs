using NanoDps.Roots;
using NanoDps.Logging;

namespace NanoDps.App
{
    /// <summary>What is flashed.</summary>
    public static class Program
    {
        private const string InternalStorage = "I:\\";
        private const int TelemetryInterval = 60000;

        /// <summary>The entry point; it never returns.</summary>
        public static void Main()
        {
            new Application(
                InternalStorage, PinnedRoots.Pem, new ConsoleSink(), TelemetryInterval).Run();
        }
    }
}
