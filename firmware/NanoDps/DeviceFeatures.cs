using System.Security.Cryptography.X509Certificates;
using NanoDps.Protocol;

namespace NanoDps
{
    /// <summary>
    /// What an application adds to a device. Each is in an assembly of its own, so that one which is
    /// left out costs nothing.
    /// </summary>
    public sealed class DeviceFeatures
    {
        /// <summary>
        /// The device's certificate, an X509Certificate2 with its private key; null when it has a
        /// symmetric key.
        /// </summary>
        public X509Certificate Certificate;

        /// <summary>
        /// The certificate for the hub, when it is another than the one for DPS: that which DPS has
        /// issued. Null when it is not.
        /// </summary>
        public X509Certificate HubCertificate;

        /// <summary>The other way to DPS, when MQTT is blocked; null for none.</summary>
        public DpsTransport Fallback;

        /// <summary>What it knows from its last start, and what it is to know at the next.</summary>
        public DeviceMemory Memory = new DeviceMemory();

        /// <summary>A JSON text for custom allocation; null for none.</summary>
        public string Payload;

        /// <summary>
        /// A certificate signing request (PKCS #10, DER in base64); null for none. It needs an
        /// <see cref="ApiVersion"/> from 2026-11-01 on.
        /// </summary>
        public string Csr;

        /// <summary>The api-version for DPS.</summary>
        public string ApiVersion = DpsTopics.ApiVersion;
    }
}
