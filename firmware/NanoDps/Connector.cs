using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Configuration;
using NanoDps.Machine;
using NanoDps.Mqtt;
using NanoDps.Platform;
using NanoDps.Protocol;

namespace NanoDps
{
    /// <summary>Makes the connections of a device, each with a token of its own.</summary>
    internal sealed class Connector
    {
        /// <summary>How long a hub token lasts, in s: its end costs a handshake.</summary>
        internal const long HubTokenSeconds = 86400;

        // A DPS token need only outlive the registration.
        private const long DpsTokenSeconds = 3600;

        private readonly Settings _settings;
        private readonly X509Certificate _roots;
        private readonly DeviceFeatures _features;

        internal Connector(Settings settings, string rootsPem, DeviceFeatures features)
        {
            _settings = settings;
            _features = features;
            _roots = new X509Certificate(rootsPem);
        }

        /// <summary>Tells the machine what the device knows from its last start.</summary>
        internal void Recall(DeviceMachine machine)
        {
            DeviceMemory memory = _features.Memory;
            machine.Hub = memory.Hub;
            machine.DeviceId = memory.DeviceId;
            machine.StartDelay = memory.StartDelay;

            // System.Net.Http takes no client certificate.
            machine.Transport = _features.Fallback == null || _features.Certificate != null
                ? Transport.MqttOnly
                : memory.UsesFallback ? Transport.Https
                : Transport.Mqtt;
        }

        internal Link ToDps(bool isHttps, DateTime utcNow)
        {
            string id = _settings.RegistrationId;
            string resource = DpsTopics.Resource(_settings.IdScope, id);
            X509Certificate certificate = _features.Certificate;
            string token = certificate != null
                ? null
                : Sign(resource, utcNow, DpsTokenSeconds, "&skn=registration");
            string apiVersion = _features.ApiVersion;
            return isHttps
                ? _features.Fallback.Connect(_settings, token, apiVersion, _roots)
                : new MqttLink(
                    _settings.Endpoint,
                    id,
                    DpsTopics.UserName(resource, apiVersion),
                    token,
                    DpsTopics.Replies,
                    _roots,
                    certificate);
        }

        internal Link ToHub(string hub, string deviceId, DateTime utcNow)
        {
            X509Certificate certificate = _features.HubCertificate ?? _features.Certificate;
            return new MqttLink(
                hub,
                deviceId,
                HubTopics.UserName(hub, deviceId),
                certificate != null
                    ? null
                    : Sign(HubTopics.Resource(hub, deviceId), utcNow, HubTokenSeconds, ""),
                null,
                _roots,
                certificate);
        }

        private string Sign(string resource, DateTime utcNow, long life, string suffix)
        {
            return DeviceKey.Sign(
                resource, _settings.Key, ClockGate.ToUnixSeconds(utcNow) + life, suffix);
        }
    }
}
