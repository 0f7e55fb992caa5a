using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.RootUpdate
{
    /// <summary>Warns in the log of roots that expire soon.</summary>
    public sealed class RootExpiry
    {
        /// <summary>From how many days before the end on.</summary>
        public const int WarningDays = 90;

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
            byte[] text = Encoding.UTF8.GetBytes(_pem);
            int start = 0;
            string pem;
            while ((pem = RootBundle.Take(text, ref start, text.Length)) != null)
            {
                X509Certificate certificate = new X509Certificate(pem);
                string warning = Describe(
                    certificate.Subject, certificate.GetExpirationDate(), utcNow);
                if (warning != null)
                {
                    _log.Write(LogCode.RootExpiry, warning);
                }
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
