using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.Certificates
{
    /// <summary>Warns in the log of certificates, roots or the device's own, that expire soon.</summary>
    public sealed class RootExpiry
    {
        /// <summary>From how many days before the end on.</summary>
        public const int WarningDays = 90;

        private const string Begin = "-----BEGIN CERTIFICATE-----";

        private readonly string _pem;
        private readonly Log _log;
        private long _day;

        /// <summary>Watches certificates; it does nothing before <see cref="Check"/>.</summary>
        /// <param name="pem">One PEM behind the other.</param>
        /// <param name="log">Gets a line a day for each that expires soon, or has expired.</param>
        public RootExpiry(string pem, Log log)
        {
            _pem = pem;
            _log = log;
        }

        /// <summary>
        /// Looks at the certificates, at the first call of each day: to be called from time to time,
        /// from one thread. While the clock is not set there is nothing to say.
        /// </summary>
        /// <param name="utcNow">The time.</param>
        /// <exception cref="ArgumentException">A certificate cannot be read.</exception>
        public void Check(DateTime utcNow)
        {
            long day = utcNow.Ticks / TimeSpan.TicksPerDay;
            if (day == _day || !ClockGate.IsOpen(utcNow))
            {
                return;
            }

            _day = day;
            int start = _pem.IndexOf(Begin);
            while (start >= 0)
            {
                int next = _pem.IndexOf(Begin, start + 1);
                X509Certificate certificate = new X509Certificate(
                    next < 0 ? _pem.Substring(start) : _pem.Substring(start, next - start));
                Warn(certificate, utcNow, _log);
                start = next;
            }
        }

        /// <summary>Tells of a certificate, when it expires soon or has expired.</summary>
        public static void Warn(X509Certificate certificate, DateTime utcNow, Log log)
        {
            string warning = Describe(
                certificate.Subject, certificate.GetExpirationDate(), utcNow);
            if (warning != null)
            {
                log.Write(LogCode.RootExpiry, warning);
            }
        }

        /// <summary>What is to be said of a certificate; null while its end is far.</summary>
        /// <param name="subject">Whom it names.</param>
        /// <param name="end">When it expires, UTC.</param>
        /// <param name="utcNow">The time.</param>
        public static string Describe(string subject, DateTime end, DateTime utcNow)
        {
            long left = (end - utcNow).Ticks;
            long days = left / TimeSpan.TicksPerDay;
            if (days > WarningDays)
            {
                return null;
            }

            return (left < 0 ? "expired on " : "expires on ") + end.ToString("yyyy-MM-dd")
                + " days=" + days.ToString() + " subject=" + Log.Clean(subject);
        }
    }
}
