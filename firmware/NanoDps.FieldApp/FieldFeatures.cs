using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Certificates;
using NanoDps.Configuration;
using NanoDps.Https;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.FieldApp
{
    /// <summary>
    /// What this program adds to the device, and the look at its certificates once a day.
    /// </summary>
    internal sealed class FieldFeatures
    {
        private readonly DeviceClient _client;
        private readonly Log _log;
        private readonly RootExpiry _roots;
        private readonly X509Certificate _certificate;
        private long _day;
        private bool _wasDue;

        /// <summary>Gives it to the device, before that runs.</summary>
        internal FieldFeatures(
            DeviceClient client,
            string storage,
            string rootsPem,
            Settings settings,
            X509Certificate2 certificate,
            Log log)
        {
            _client = client;
            _log = log;
            _roots = new RootExpiry(rootsPem, log);
            _certificate = certificate;
            client.Features.Certificate = certificate;
            uint jitter = (uint)new Random(Jitter.Seed(
                settings.RegistrationId, DateTime.UtcNow.Ticks ^ Environment.TickCount64)).Next();
            IssuingMemory memory = new IssuingMemory(
                storage, settings, log, jitter, client.Features);
            client.Features.Memory = memory;
            if (memory.HungAtDps)
            {
                // A renewal now would lead to where the last start hung: it has until tomorrow.
                _day = DateTime.UtcNow.Ticks / TimeSpan.TicksPerDay;
            }

            client.Features.Fallback = new HttpsTransport(memory);
        }

        /// <summary>
        /// At the first call of each day: warns of certificates that expire soon, and has DPS issue
        /// a new one when it is time.
        /// </summary>
        internal void Check(DateTime utcNow)
        {
            long day = utcNow.Ticks / TimeSpan.TicksPerDay;
            if (day == _day || !ClockGate.IsOpen(utcNow))
            {
                return;
            }

            _day = day;
            _roots.Check(utcNow);
            if (_certificate != null)
            {
                RootExpiry.Warn(_certificate, utcNow, _log);
            }

            // One that DPS issues lives 90 days at the most: only a renewal that failed is told.
            X509Certificate issued = _client.Features.HubCertificate;
            bool isDue = issued != null && IssuedCertificate.IsDue(issued, utcNow);
            if (isDue)
            {
                if (_wasDue)
                {
                    RootExpiry.Warn(issued, utcNow, _log);
                }

                _client.Reprovision();
            }

            _wasDue = isDue;
        }
    }
}
