using System.Security.Cryptography.X509Certificates;
using NanoDps.Configuration;

namespace NanoDps
{
    /// <summary>Another way to DPS than MQTT on port 8883.</summary>
    public abstract class DpsTransport
    {
        /// <summary>Prepares a connection; it does nothing before it is opened.</summary>
        /// <param name="settings">Who the device is and where DPS is.</param>
        /// <param name="token">The SAS token; null when the device has a certificate.</param>
        /// <param name="apiVersion">The api-version that DPS is to answer with.</param>
        /// <param name="roots">The pinned roots, all in one.</param>
        public abstract Link Connect(
            Settings settings, string token, string apiVersion, X509Certificate roots);
    }
}
