using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>Percent-encoding (RFC 3986, section 2), with upper-case digits.</summary>
    public static class UrlEncoding
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>Encodes all but the unreserved characters A-Z a-z 0-9 - . _ ~.</summary>
        public static string Encode(string text)
        {
            byte[] plain = Encoding.UTF8.GetBytes(text);
            byte[] encoded = new byte[plain.Length * 3];
            int count = 0;
            foreach (byte next in plain)
            {
                if (IsUnreserved(next))
                {
                    encoded[count++] = next;
                    continue;
                }

                encoded[count++] = (byte)'%';
                encoded[count++] = (byte)Digits[next >> 4];
                encoded[count++] = (byte)Digits[next & 15];
            }

            return Encoding.UTF8.GetString(encoded, 0, count);
        }

        private static bool IsUnreserved(int next)
        {
            return (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || (next >= '-' && next <= '9' && next != '/')
                || next == '_'
                || next == '~';
        }
    }
}
