using System.Text;
using NanoDps.Configuration;

namespace NanoDps.Flash
{
    /// <summary>
    /// What a registration gave, as it is kept: bound to the id scope, the registration id and the
    /// endpoint that it was asked with. Immutable.
    /// </summary>
    public sealed class Assignment
    {
        private const int Lines = 6;

        /// <summary>Host name of the hub.</summary>
        public readonly string Hub;

        /// <summary>The device's id there.</summary>
        public readonly string DeviceId;

        /// <summary>Whether DPS was reached by the other transport.</summary>
        public readonly bool UsesFallback;

        /// <summary>What custom allocation gave the device: a JSON text; null for nothing.</summary>
        public readonly string Payload;

        /// <summary>Makes an assignment.</summary>
        public Assignment(string hub, string deviceId, bool usesFallback, string payload)
        {
            Payload = payload;
            Hub = hub;
            DeviceId = deviceId;
            UsesFallback = usesFallback;
        }

        /// <summary>Reads what was kept; null when it is none, or of another identity.</summary>
        public static Assignment Read(byte[] content, Settings settings)
        {
            if (content == null)
            {
                return null;
            }

            // The payload comes last: it may have lines of its own.
            string text = Encoding.UTF8.GetString(content, 0, content.Length);
            string[] lines = new string[Lines];
            int at = 0;
            for (int i = 0; i < Lines; i++)
            {
                int end = text.IndexOf('\n', at);
                if (end < 0)
                {
                    return null;
                }

                lines[i] = text.Substring(at, end - at);
                at = end + 1;
            }

            return lines[0] == settings.IdScope
                && lines[1] == settings.RegistrationId
                && lines[2] == settings.Endpoint
                && lines[3].Length > 0
                && lines[4].Length > 0
                ? new Assignment(
                    lines[3],
                    lines[4],
                    lines[5] == "1",
                    at == text.Length ? null : text.Substring(at))
                : null;
        }

        /// <summary>The bytes to keep.</summary>
        // 0ne00000A0A\ndev-01\nglobal.azure-devices-provisioning.net\ncontoso.azure-devices.net\n
        // dev-01\n0\n{"room":"4b"}
        public byte[] Write(Settings settings)
        {
            return Encoding.UTF8.GetBytes(
                settings.IdScope + "\n" + settings.RegistrationId + "\n" + settings.Endpoint + "\n"
                + Hub + "\n" + DeviceId + "\n" + (UsesFallback ? "1" : "0") + "\n"
                + Payload);
        }
    }
}
