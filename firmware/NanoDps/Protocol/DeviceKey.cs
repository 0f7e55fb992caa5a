using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>Keys of devices in an enrolment group.</summary>
    public static class DeviceKey
    {
        /// <summary>
        /// The key of one device: HMAC-SHA256 of its registration id under the group's key. For
        /// tests and prototypes; in production a device gets its own key, never the group's.
        /// </summary>
        /// <param name="groupKey">The group's key, decoded.</param>
        /// <param name="registrationId">In lower case, as DPS keeps it.</param>
        /// <returns>32 bytes.</returns>
        public static byte[] Derive(byte[] groupKey, string registrationId)
        {
            return HMACSHA256.HashData(groupKey, Encoding.UTF8.GetBytes(registrationId));
        }
    }
}
