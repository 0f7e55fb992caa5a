using NanoDps.Configuration;
using NanoDps.Flash;
using NanoDps.Logging;
using NanoDps.Protocol;

namespace NanoDps.Certificates
{
    /// <summary>
    /// A device's memory that keeps the certificate which DPS issues, too, and has the device use it
    /// at the hub.
    /// </summary>
    public sealed class IssuingMemory : StoredMemory
    {
        private readonly DeviceFeatures _features;
        private readonly IssuedCertificate _issued;

        /// <summary>Reads what the last start left, and prepares the features.</summary>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="settings">Who the device is.</param>
        /// <param name="log">Is told what was found.</param>
        /// <param name="jitter">A random number, for the wait after a start that hung.</param>
        /// <param name="features">Gets the request, the api-version and the hub's certificate.</param>
        public IssuingMemory(
            string storage, Settings settings, Log log, uint jitter, DeviceFeatures features)
            : this(storage, settings, log, jitter, features, new IssuedCertificate(storage, log))
        {
        }

        // Without the certificate that goes with the request the hub would refuse the device.
        private IssuingMemory(
            string storage,
            Settings settings,
            Log log,
            uint jitter,
            DeviceFeatures features,
            IssuedCertificate issued)
            : base(
                storage,
                settings,
                log,
                jitter,
                issued.IsUsable())
        {
            _features = features;
            _issued = issued;
            features.HubCertificate = issued.Certificate;
            features.Csr = issued.Request;
            if (issued.Request != null)
            {
                features.ApiVersion = IssuedCertificate.ApiVersion;
            }
        }

        /// <inheritdoc/>
        public override void Assigned(DpsReply reply, bool usesFallback)
        {
            base.Assigned(reply, usesFallback);
            if (reply.IssuedCertificateChain != null)
            {
                _issued.Keep(reply.IssuedCertificateChain);
                _features.HubCertificate = _issued.Certificate;
            }
        }
    }
}
