using System;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>What is done with symmetric keys (Azure: control access with SAS).</summary>
    public static class DeviceKey
    {
        // RFC 3986, section 2.3. Begins with the hexadecimal digits.
        private const string Unreserved =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~";

        /// <summary>
        /// The key of one device of an enrolment group: HMAC-SHA256 of its registration id under
        /// the group's key. For tests and prototypes; in production a device gets its own key,
        /// never the group's.
        /// </summary>
        /// <param name="groupKey">The group's key, decoded.</param>
        /// <param name="registrationId">In lower case, as DPS keeps it.</param>
        /// <returns>32 bytes.</returns>
        public static byte[] Derive(byte[] groupKey, string registrationId)
        {
            return HMACSHA256.HashData(groupKey, Encoding.UTF8.GetBytes(registrationId));
        }

        /// <summary>Makes a shared access signature.</summary>
        /// <param name="resource">What it is for, not encoded.</param>
        /// <param name="key">The device key; it is neither kept nor changed.</param>
        /// <param name="expiry">When it ends, in s since 1970-01-01 UTC.</param>
        /// <param name="suffix">What DPS wants behind it ("&amp;skn=registration"), or "".</param>
        // SharedAccessSignature sr=0ne…%2Fregistrations%2Fdev-01&sig=G7Mj…%3D&se=1893456000
        public static string Sign(string resource, byte[] key, long expiry, string suffix)
        {
            string encoded = Encode(resource);
            string end = expiry.ToString();

            // HashData leaves the key alone; an HMACSHA256 object would zero it when disposed.
            byte[] hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(encoded + "\n" + end));
            return "SharedAccessSignature sr=" + encoded
                + "&sig=" + Encode(Convert.ToBase64String(hash))
                + "&se=" + end + suffix;
        }

        /// <summary>Percent-encoding (RFC 3986, section 2), with upper-case digits.</summary>
        public static string Encode(string text)
        {
            // A literal in the loop would be a new string object each time round.
            string unreserved = Unreserved;
            Encoding utf8 = Encoding.UTF8;
            byte[] plain = utf8.GetBytes(text);
            byte[] encoded = new byte[plain.Length * 3];
            int count = 0;
            foreach (byte next in plain)
            {
                if (unreserved.IndexOf((char)next) >= 0)
                {
                    encoded[count++] = next;
                    continue;
                }

                encoded[count++] = (byte)'%';
                encoded[count++] = (byte)unreserved[next >> 4];
                encoded[count++] = (byte)unreserved[next & 15];
            }

            return utf8.GetString(encoded, 0, count);
        }
    }
}
