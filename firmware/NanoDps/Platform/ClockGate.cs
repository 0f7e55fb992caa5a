using System;

namespace NanoDps.Platform
{
    /// <summary>
    /// No TLS while the clock is before the release of this firmware: it cannot be right then, and
    /// every certificate would look as if it were not valid yet.
    /// </summary>
    public static class ClockGate
    {
        /// <summary>Year of the release. Raised with each release; never in the future.</summary>
        public const int ReleaseYear = 2026;

        /// <summary>Month of the release, UTC.</summary>
        public const int ReleaseMonth = 11;

        /// <summary>Day of the release, UTC.</summary>
        public const int ReleaseDay = 24;

        /// <summary>Whether the clock can be right.</summary>
        public static bool IsOpen(DateTime utcNow)
        {
            return utcNow >= new DateTime(ReleaseYear, ReleaseMonth, ReleaseDay);
        }

        /// <summary>Seconds since 1970-01-01 UTC.</summary>
        public static long ToUnixSeconds(DateTime utc)
        {
            return (utc - new DateTime(1970, 1, 1)).Ticks / TimeSpan.TicksPerSecond;
        }
    }
}
