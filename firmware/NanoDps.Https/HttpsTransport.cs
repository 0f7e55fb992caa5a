using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Configuration;

namespace NanoDps.Https
{
    /// <summary>
    /// DPS over HTTPS on port 443, for networks that block port 8883. It is for symmetric keys:
    /// nanoFramework's HttpWebRequest has no client certificate.
    /// </summary>
    public sealed class HttpsTransport : DpsTransport
    {
        private readonly DeviceMemory _memory;

        /// <summary>Makes the transport.</summary>
        /// <param name="memory">Is told of each handshake, as with MQTT.</param>
        public HttpsTransport(DeviceMemory memory)
        {
            _memory = memory;
        }

        /// <inheritdoc/>
        /// <exception cref="NotSupportedException">The device has a certificate.</exception>
        public override Link Connect(
            Settings settings, string token, string apiVersion, X509Certificate roots)
        {
            if (token == null)
            {
                throw new NotSupportedException("https takes no certificate: use mqtt");
            }

            return new HttpsLink(_memory, settings, token, apiVersion, roots);
        }
    }
}
