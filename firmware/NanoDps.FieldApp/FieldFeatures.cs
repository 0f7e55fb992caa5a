using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Certificates;
using NanoDps.Configuration;
using NanoDps.Https;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.FieldApp
{
    /// <summary>What this program adds to the device, and the look at its certificates once a day.</summary>
    internal sealed class FieldFeatures
    {
        private readonly DeviceClient _client;
        private readonly Log _log;
        private readonly RootExpiry _roots;
        private readonly X509Certificate _certificate;
        private long _day;

        /// <summary>Reads what is on the storage, and gives it to the device.</summary>
        internal FieldFeatures(
            DeviceClient client, string storage, string rootsPem, Settings settings, Log log)
        {
            _client = client;
            _log = log;
            _roots = new RootExpiry(rootsPem, log);
            uint jitter = (uint)new Random(Jitter.Seed(
                settings.RegistrationId, DateTime.UtcNow.Ticks ^ Environment.TickCount64)).Next();
            client.Features.Memory = new IssuingMemory(
                storage, settings, log, jitter, client.Features);
            IsReady = true;
            client.Features.Fallback = new HttpsTransport(client.Features.Memory);
            if (settings.Certificate != null)
            {
                _certificate = DeviceCertificate.Load(storage, settings, log);
                client.Features.Certificate = _certificate;

                // With a certificate that cannot be used there is nothing to connect with.
                if (_certificate == null)
                {
                    IsReady = false;
                }
            }
        }

        /// <summary>Whether the device has what it needs.</summary>
        internal readonly bool IsReady;

        /// <summary>
        /// At the first call of each day: warns of certificates that expire soon, and has DPS issue a
        /// new one when it is time.
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

            X509Certificate issued = _client.Features.HubCertificate;
            if (issued == null)
            {
                return;
            }

            RootExpiry.Warn(issued, utcNow, _log);
            if (IssuedCertificate.IsDue(issued, utcNow))
            {
                _client.Reprovision();
            }
        }
    }
}
