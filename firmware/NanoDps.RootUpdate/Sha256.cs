namespace NanoDps.RootUpdate
{
    /// <summary>
    /// SHA-256 (FIPS 180-4, 6.2) in managed code: the platform has HMAC and AES, and no plain hash.
    /// </summary>
    public static class Sha256
    {
        private const int BlockSize = 64;

        /// <summary>The 32 bytes of the hash.</summary>
        /// <param name="data">What is hashed, from its first byte on.</param>
        /// <param name="length">How many bytes of it, less than 2^28.</param>
        public static byte[] Hash(byte[] data, int length)
        {
            // Local, for one hash at a start is all: a static array would stay in memory for ever.
            uint[] k =
            {
                0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
                0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
                0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
                0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
                0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
                0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
                0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
                0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
                0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
                0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
                0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
            };
            uint[] state =
            {
                0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
                0x1f83d9ab, 0x5be0cd19
            };
            uint[] w = new uint[64];

            // The message, one bit, zeros, and in the last 8 bytes how many bits it has.
            int end = ((length + 8) / BlockSize * BlockSize) + BlockSize;
            for (int i = 0; i < end; i++)
            {
                int word = (i >> 2) & 15;
                w[word] = (w[word] << 8) | (i < length ? data[i] : i == length ? 0x80u : 0);
                if ((i + 1) % BlockSize == 0)
                {
                    if (i + 1 == end)
                    {
                        w[15] = (uint)length << 3;
                    }

                    Compress(state, w, k);
                }
            }

            byte[] hash = new byte[32];
            for (int i = 0; i < hash.Length; i++)
            {
                hash[i] = (byte)(state[i >> 2] >> (24 - ((i & 3) << 3)));
            }

            return hash;
        }

        private static void Compress(uint[] state, uint[] w, uint[] k)
        {
            uint a = state[0];
            uint b = state[1];
            uint c = state[2];
            uint d = state[3];
            uint e = state[4];
            uint f = state[5];
            uint g = state[6];
            uint h = state[7];
            for (int t = 0; t < 64; t++)
            {
                if (t > 15)
                {
                    uint x = w[t - 15];
                    uint y = w[t - 2];
                    w[t] = w[t - 16] + w[t - 7]
                        + (((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3))
                        + (((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10));
                }

                uint first = h + k[t] + w[t]
                    + (((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7)))
                    + ((e & f) ^ (~e & g));
                uint second =
                    (((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10)))
                    + ((a & b) ^ (a & c) ^ (b & c));
                h = g;
                g = f;
                f = e;
                e = d + first;
                d = c;
                c = b;
                b = a;
                a = first + second;
            }

            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }
}
