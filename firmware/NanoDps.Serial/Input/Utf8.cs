namespace NanoDps.Serial
{
    /// <summary>
    /// Whether bytes are UTF-8 (RFC 3629, section 4); the runtime's decoder does not say.
    /// </summary>
    internal static class Utf8
    {
        /// <summary>Where the first byte is that cannot be; -1 when there is none.</summary>
        internal static int FirstBad(byte[] bytes, int count)
        {
            int at = 0;
            while (at < count)
            {
                int first = bytes[at];
                int more = first < 0x80 ? 0
                    : first < 0xC2 ? -1
                    : first < 0xE0 ? 1
                    : first < 0xF0 ? 2
                    : first < 0xF5 ? 3
                    : -1;
                if (more < 0)
                {
                    return at;
                }

                // Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte.
                int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
                int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
                for (int i = 1; i <= more; i++)
                {
                    if (at + i >= count || bytes[at + i] < lowest || bytes[at + i] > highest)
                    {
                        return at;
                    }

                    lowest = 0x80;
                    highest = 0xBF;
                }

                at += more + 1;
            }

            return -1;
        }
    }
}
