using System;

namespace NanoDps.FieldApp
{
    /// <summary>The pinned roots, and what the log tells of them.</summary>
    public sealed class RootSet
    {
        /// <summary>One PEM behind the other.</summary>
        public readonly string Pem;

        private readonly string _fingerprint;
        private readonly string _firstExpiry;

        /// <summary>Takes them as certs/embed.sh has written them.</summary>
        /// <param name="pem">One PEM behind the other.</param>
        /// <param name="fingerprint">Of all of them, made when they were embedded.</param>
        /// <param name="firstExpiry">The day on which the first expires: yyyy-MM-dd, UTC.</param>
        public RootSet(string pem, string fingerprint, string firstExpiry)
        {
            Pem = pem;
            _fingerprint = fingerprint;
            _firstExpiry = firstExpiry;
        }

        /// <summary>What they are, whatever the day.</summary>
        // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15
        internal string Fields()
        {
            return "roots fingerprint=" + _fingerprint + " first-expiry=" + _firstExpiry;
        }

        /// <summary>The fields for the log.</summary>
        // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15 days=4068
        public string Describe(DateTime utcNow)
        {
            DateTime end = new DateTime(
                int.Parse(_firstExpiry.Substring(0, 4)),
                int.Parse(_firstExpiry.Substring(5, 2)),
                int.Parse(_firstExpiry.Substring(8, 2)));
            return Fields()
                + " days=" + ((end - utcNow).Ticks / TimeSpan.TicksPerDay).ToString();
        }
    }
}
