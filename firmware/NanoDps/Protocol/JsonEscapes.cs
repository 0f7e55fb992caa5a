using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>Undoes the escapes of a JSON string (RFC 8259, section 7).</summary>
    internal static class JsonEscapes
    {
        /// <summary>The text of a string whose quotes are left out.</summary>
        internal static string Decode(byte[] text, int start, int length)
        {
            // No escape is shorter than what it stands for: \u takes six bytes, and gives three
            // at the most.
            byte[] plain = new byte[length];
            int count = 0;
            int end = start + length;
            for (int at = start; at < end; at++)
            {
                int next = text[at];
                if (next == '\\' && at + 1 < end)
                {
                    at++;
                    next = text[at];
                    if (next == 'u' && at + 4 < end)
                    {
                        count = AppendUtf8(plain, count, Hex(text, at + 1));
                        at += 4;
                        continue;
                    }

                    next = Unescape(next);
                }

                plain[count++] = (byte)next;
            }

            return Encoding.UTF8.GetString(plain, 0, count);
        }

        private static int Unescape(int letter)
        {
            // Line feeds and the like become blanks: what is read here goes to a one-line log.
            switch (letter)
            {
                case 'b':
                case 'f':
                case 'n':
                case 'r':
                case 't':
                    return ' ';
                default:
                    return letter;
            }
        }

        private static int Hex(byte[] text, int at)
        {
            int value = 0;
            for (int end = at + 4; at < end; at++)
            {
                int digit = text[at] | 0x20;
                digit = digit >= 'a' ? digit - 'a' + 10 : digit - '0';
                value = (value << 4) | (digit & 15);
            }

            return value;
        }

        private static int AppendUtf8(byte[] plain, int count, int code)
        {
            // A NUL would end the text inside the runtime, and half a surrogate pair is no
            // character: both become a question mark.
            if (code == 0 || (code >= 0xD800 && code <= 0xDFFF))
            {
                code = '?';
            }

            if (code < 0x80)
            {
                plain[count++] = (byte)code;
                return count;
            }

            if (code < 0x800)
            {
                plain[count++] = (byte)(0xC0 | (code >> 6));
            }
            else
            {
                plain[count++] = (byte)(0xE0 | (code >> 12));
                plain[count++] = (byte)(0x80 | ((code >> 6) & 0x3F));
            }

            plain[count++] = (byte)(0x80 | (code & 0x3F));
            return count;
        }
    }
}
