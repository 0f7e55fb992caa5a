using System;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>Shared access signatures (Azure: control access with SAS).</summary>
    public static class SasToken
    {
        /// <summary>Signs a token.</summary>
        /// <param name="resource">What it is for, not encoded.</param>
        /// <param name="key">The device key; it is neither kept nor changed.</param>
        /// <param name="expiry">When it ends, in s since 1970-01-01 UTC.</param>
        /// <param name="suffix">What DPS wants behind it ("&amp;skn=registration"), or "".</param>
        // SharedAccessSignature sr=0ne…%2Fregistrations%2Fdev-01&sig=G7Mj…%3D&se=1893456000
        public static string Create(string resource, byte[] key, long expiry, string suffix)
        {
            string encoded = UrlEncoding.Encode(resource);
            string end = expiry.ToString();

            // HashData leaves the key alone; an HMACSHA256 object would zero it when disposed.
            byte[] hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(encoded + "\n" + end));
            return "SharedAccessSignature sr=" + encoded
                + "&sig=" + UrlEncoding.Encode(Convert.ToBase64String(hash))
                + "&se=" + end + suffix;
        }
    }
}
