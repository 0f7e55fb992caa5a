using System;

namespace NanoDps.RootUpdate
{
    /// <summary>
    /// The public key of whoever may add roots: RSA of 2048 to 4096 bits with e = 65537. It checks
    /// signatures of PKCS #1 v1.5 with SHA-256 (RFC 8017, 8.2.2). The private key stays offline.
    /// </summary>
    public sealed class OwnerKey
    {
        /// <summary>Why the text is no such key; null when it is one.</summary>
        public readonly string Error;

        private const int HeadLength = 33;
        private const int TailLength = 5;
        private const int LeastBytes = 256;
        private const int MostBytes = 512;

        private const string NotTheOwners =
            "signature: not the owner's, or the file was changed";

        // Least significant word first.
        private readonly uint[] _modulus;

        /// <summary>Reads a key; <see cref="Error"/> says whether it is one.</summary>
        /// <param name="pem">
        /// SubjectPublicKeyInfo as PEM, as "openssl rsa -pubout" and "nanodps certs keygen" write it.
        /// </param>
        // -----BEGIN PUBLIC KEY-----
        // MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEA… (base64 on several lines)
        // -----END PUBLIC KEY-----
        public OwnerKey(string pem)
        {
            // RFC 8017, A.1.1, in DER. Where the encoding has a length there is 0 here: what follows
            // it has one length only for each size of key.
            byte[] head =
            {
                0x30, 0x82, 0, 0, 0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01,
                0x01, 0x01, 0x05, 0, 0x03, 0x82, 0, 0, 0, 0x30, 0x82, 0, 0, 0x02, 0x82, 0, 0, 0
            };
            byte[] tail = { 0x02, 0x03, 0x01, 0x00, 0x01 };

            Error = "owner key: expected RSA of 2048 to 4096 bits with e = 65537 as PEM";
            byte[] der;
            try
            {
                string[] parts = pem.Split('-');
                der = Convert.FromBase64String(parts[parts.Length / 2].Trim());
            }
            catch (Exception)
            {
                // The runtime throws a plain Exception for text that is no base64.
                return;
            }

            int size = der.Length - HeadLength - TailLength;
            if (size < LeastBytes || size > MostBytes || (size & 3) != 0)
            {
                return;
            }

            for (int i = 0; i < HeadLength; i++)
            {
                if (head[i] != 0 && head[i] != der[i])
                {
                    return;
                }
            }

            for (int i = 0; i < TailLength; i++)
            {
                if (tail[i] != der[HeadLength + size + i])
                {
                    return;
                }
            }

            // The top bit says the size; an even modulus is none, and Multiply needs an odd one.
            if (der[HeadLength] < 0x80 || (der[HeadLength + size - 1] & 1) == 0)
            {
                return;
            }

            _modulus = ToWords(der, HeadLength, size);
            Error = null;
        }

        /// <summary>Checks a signature of the first bytes of data.</summary>
        /// <param name="data">What was signed, from its first byte on.</param>
        /// <param name="length">How many bytes of it were signed.</param>
        /// <param name="signature">The signature, as many bytes as the key has.</param>
        /// <returns>Null when it is the owner's, else why not.</returns>
        public string Check(byte[] data, int length, byte[] signature)
        {
            if (Error != null)
            {
                return Error;
            }

            int size = _modulus.Length * 4;
            if (signature.Length != size)
            {
                return "signature: expected " + size.ToString() + " bytes, got "
                    + signature.Length.ToString();
            }

            uint[] s = ToWords(signature, 0, size);
            if (!IsBelow(s, _modulus))
            {
                // Out of range (RFC 8017, section 5.2.2): what another key made is mostly in it, and
                // sometimes not.
                return NotTheOwners;
            }

            // s^65537 = m, without division. Multiply gives a * b / R with R = 2^(32 * words), so 16
            // squarings and one multiplication leave s^65537 / R^65536. The same done to 1, and then
            // m, leaves m / R^65536. Both are below the modulus, so that equal means equal.
            uint[] left = ToWords(signature, 0, size);
            uint[] one = new uint[s.Length];
            one[0] = 1;
            uint[] sum = new uint[s.Length + 1];
            for (int i = 0; i < 16; i++)
            {
                Multiply(left, left, sum);
                Multiply(one, one, sum);
            }

            Multiply(left, s, sum);
            Multiply(one, ToWords(Expected(data, length, size), 0, size), sum);
            for (int i = 0; i < s.Length; i++)
            {
                if (left[i] != one[i])
                {
                    return NotTheOwners;
                }
            }

            return null;
        }

        /// <summary>
        /// The whole block that must be signed (RFC 8017, 9.2). It is made and compared, never
        /// parsed: what a parser might overlook cannot differ.
        /// </summary>
        private static byte[] Expected(byte[] data, int length, int size)
        {
            // DigestInfo for SHA-256 up to the digest (RFC 8017, 9.2, note 1).
            byte[] info =
            {
                0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                0x01, 0x05, 0x00, 0x04, 0x20
            };
            byte[] hash = Sha256.Hash(data, length);
            int infoStart = size - hash.Length - info.Length;
            byte[] block = new byte[size];
            block[1] = 1;
            for (int i = 2; i < infoStart - 1; i++)
            {
                block[i] = 0xFF;
            }

            Array.Copy(info, 0, block, infoStart, info.Length);
            Array.Copy(hash, 0, block, size - hash.Length, hash.Length);
            return block;
        }

        /// <summary>
        /// a becomes a * b / R modulo the modulus, below it, for a and b below it (Montgomery 1985;
        /// the words of both products in one loop: Koç, Acar, Kaliski 1996, "FIOS").
        /// </summary>
        /// <param name="a">The first factor and the result.</param>
        /// <param name="b">The second factor; may be the first.</param>
        /// <param name="t">Room for one word more than the factors have.</param>
        private void Multiply(uint[] a, uint[] b, uint[] t)
        {
            uint[] n = _modulus;

            // -1 / n[0] modulo 2^32: each step doubles the bits that are right, from 3 on.
            uint inverse = n[0];
            for (int i = 0; i < 4; i++)
            {
                inverse *= 2 - (n[0] * inverse);
            }

            inverse = 0 - inverse;
            Array.Clear(t, 0, t.Length);
            ulong top = 0;
            for (int i = 0; i < n.Length; i++)
            {
                // The word that makes the lowest word of the sum zero, which is then dropped: t[0]
                // holds it, and the sum without it begins at t[1].
                ulong factor = b[i];
                ulong multiple = (t[1] + (a[0] * b[i])) * inverse;
                ulong product = 0;
                ulong reduced = 0;
                for (int j = 0; j < n.Length; j++)
                {
                    product = (a[j] * factor) + t[j + 1] + (product >> 32);
                    reduced = (n[j] * multiple) + (uint)product + (reduced >> 32);
                    t[j] = (uint)reduced;
                }

                top += (product >> 32) + (reduced >> 32);
                t[n.Length] = (uint)top;
                top >>= 32;
            }

            // The sum is below twice the modulus: once less at most.
            long borrow = 0;
            for (int i = 0; i < n.Length; i++)
            {
                borrow += (long)t[i + 1] - n[i];
                a[i] = (uint)borrow;
                borrow >>= 32;
            }

            if ((long)top + borrow < 0)
            {
                Array.Copy(t, 1, a, 0, n.Length);
            }
        }

        private static bool IsBelow(uint[] a, uint[] b)
        {
            int i = a.Length - 1;
            while (i > 0 && a[i] == b[i])
            {
                i--;
            }

            return a[i] < b[i];
        }

        private static uint[] ToWords(byte[] bytes, int start, int length)
        {
            uint[] words = new uint[length / 4];
            for (int i = 0; i < length; i++)
            {
                int word = (length - 1 - i) >> 2;
                words[word] = (words[word] << 8) | bytes[start + i];
            }

            return words;
        }
    }
}
