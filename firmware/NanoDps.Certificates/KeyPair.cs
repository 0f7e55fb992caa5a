using System;
using System.Text;

namespace NanoDps.Certificates
{
    /// <summary>
    /// Whether a private key is that of a certificate. The platform does not look (A93): the device
    /// would only see that the server ends the handshake.
    /// </summary>
    public static class KeyPair
    {
        private const int Compared = 32;

        /// <summary>
        /// Looks for a part of the certificate's public key in the key file, where OpenSSL and .NET
        /// put it (RFC 8017, A.1.2; RFC 5915, section 3).
        /// </summary>
        /// <param name="certificate">PEM, of which the first counts, or DER.</param>
        /// <param name="key">PEM or DER, not encrypted.</param>
        /// <returns>False, too, for an EC key file without its public key.</returns>
        public static bool IsPair(byte[] certificate, byte[] key)
        {
            try
            {
                byte[] der = Der(certificate, "BEGIN CERTIFICATE-----");

                // Before the last five bytes there is a part of the modulus (behind it comes the
                // exponent), or of the point.
                int start = EndOfPublicKey(der) - 5 - Compared;
                return Contains(Der(key, "PRIVATE KEY-----"), der, start);
            }
            catch (Exception)
            {
                return false;
            }
        }

        // Certificate ::= { tbsCertificate { [0] version, serialNumber, signature, issuer, validity,
        //   subject, subjectPublicKeyInfo { algorithm, subjectPublicKey } … } … } (RFC 5280, 4.1)
        private static int EndOfPublicKey(byte[] der)
        {
            int at = Content(der, Content(der, 0));
            for (int member = der[at] == 0xA0 ? 0 : 1; member < 6; member++)
            {
                at = Next(der, at);
            }

            return Next(der, at);
        }

        private static int Content(byte[] der, int at)
        {
            return at + 2 + ((der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7F);
        }

        private static int Next(byte[] der, int at)
        {
            int content = Content(der, at);
            int length = der[at + 1];
            if (content > at + 2)
            {
                length = 0;
                for (int i = at + 2; i < content; i++)
                {
                    length = (length << 8) | der[i];
                }
            }

            return content + length;
        }

        private static bool Contains(byte[] bytes, byte[] part, int start)
        {
            int same = 0;
            for (int at = 0; at + Compared <= bytes.Length && same < Compared; at++)
            {
                for (same = 0; same < Compared && bytes[at + same] == part[start + same];)
                {
                    same++;
                }
            }

            return same == Compared;
        }

        private static byte[] Der(byte[] file, string label)
        {
            if (file[0] == 0x30)
            {
                return file;
            }

            string text = Encoding.UTF8.GetString(file, 0, file.Length);
            int start = text.IndexOf(label) + label.Length;
            return Convert.FromBase64String(IssuedCertificate.Bare(
                text.Substring(start, text.IndexOf("-----END", start) - start)));
        }
    }
}
