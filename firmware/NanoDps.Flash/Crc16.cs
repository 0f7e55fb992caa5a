namespace NanoDps.Flash
{
    /// <summary>
    /// CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, not reflected (check value 0x29B1).
    /// </summary>
    public static class Crc16
    {
        /// <summary>What <see cref="Add"/> begins with.</summary>
        public const int Start = 0xFFFF;

        /// <summary>Takes some bytes more into a sum.</summary>
        /// <param name="crc">The sum of those before, or <see cref="Start"/>.</param>
        /// <param name="bytes">The bytes.</param>
        /// <param name="start">The first of them.</param>
        /// <param name="count">How many.</param>
        /// <returns>0 to 65,535.</returns>
        public static int Add(int crc, byte[] bytes, int start, int count)
        {
            // A byte at a time without a table: each of its steps is one for four bits.
            for (int at = start; at < start + count; at++)
            {
                int x = (crc >> 8) ^ bytes[at];
                x ^= x >> 4;
                crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
            }

            return crc;
        }
    }
}
