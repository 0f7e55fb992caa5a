using System;

namespace NanoDps.Platform
{
    /// <summary>
    /// No TLS while the clock is before the release of this firmware: it cannot be right then, and
    /// every certificate would look as if it were not valid yet.
    /// </summary>
    public static class ClockGate
    {
        /// <summary>Release date, UTC. Raised with each release; never in the future.</summary>
        public static DateTime Release
        {
            get { return new DateTime(2026, 11, 24); }
        }

        /// <summary>Whether the clock can be right.</summary>
        public static bool IsOpen(DateTime utcNow)
        {
            return utcNow >= Release;
        }

        /// <summary>Seconds since 1970-01-01 UTC.</summary>
        public static long ToUnixSeconds(DateTime utc)
        {
            return (utc - new DateTime(1970, 1, 1)).Ticks / TimeSpan.TicksPerSecond;
        }
    }
}
