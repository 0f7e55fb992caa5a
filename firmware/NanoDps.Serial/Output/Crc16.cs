namespace NanoDps.Serial
{
    /// <summary>CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected.</summary>
    public static class Crc16
    {
        /// <summary>The checksum of some bytes; of "123456789" it is 0x29B1.</summary>
        /// <param name="bytes">Where they are.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="count">How many.</param>
        // A byte at a time without a table: each of its steps is one for four bits.
        public static int Of(byte[] bytes, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int i = offset; i < offset + count; i++)
            {
                int x = (crc >> 8) ^ bytes[i];
                x ^= x >> 4;
                crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
            }

            return crc;
        }
    }
}
