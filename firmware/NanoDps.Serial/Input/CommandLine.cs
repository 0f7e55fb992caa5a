using System.Text;

namespace NanoDps.Serial
{
    /// <summary>
    /// Makes lines of bytes: up to 200, ended by CR, LF or both; backspace takes a character back,
    /// Ctrl-C and Ctrl-U the line. What is wrong with a line is told once, when it ends. A line of
    /// the device's own that came back, by a loop in the cable, is none: an answer to it came back too.
    /// </summary>
    internal sealed class CommandLine
    {
        /// <summary>The longest line, in bytes, without its end.</summary>
        internal const int LongestLine = 200;

        private readonly byte[] _bytes = new byte[LongestLine];
        private int _length;
        private bool _wasCarriageReturn;
        private int _control;
        private int _controlAt;
        private long _last; // the last 8 bytes, though the line may have no room for them

        /// <summary>
        /// Takes a byte; true when it ended a line, which <see cref="Take"/> gives.
        /// </summary>
        internal bool Add(byte next)
        {
            bool follows = next == '\n' && _wasCarriageReturn;
            _wasCarriageReturn = next == '\r';
            if (follows)
            {
                return false;
            }

            switch (next)
            {
                case (byte)'\r':
                case (byte)'\n':
                    if (!IsOwn())
                    {
                        return true;
                    }

                    Clear();
                    return false;

                case 8: // backspace, as most terminals send it
                case 127: // and the others
                    TakeBack();
                    return false;

                case 3: // Ctrl-C
                case 21: // Ctrl-U
                    Clear();
                    return false;

                case 9:
                    Keep((byte)' ');
                    return false;

                default:
                    if (next < ' ' && _control < 0)
                    {
                        _control = next;
                        _controlAt = _length;
                    }

                    Keep(next);
                    return false;
            }
        }

        internal CommandLine()
        {
            Clear();
        }

        /// <summary>The line, and an empty one from here on.</summary>
        /// <param name="error">What is wrong with it; null when nothing is.</param>
        internal string Take(out string error)
        {
            int length = _length;
            int control = _control;
            Clear();
            if (length > LongestLine)
            {
                error = "expected at most " + LongestLine.ToString() + " bytes, got "
                    + length.ToString() + "; send a shorter line";
                return null;
            }

            if (control >= 0)
            {
                error = "expected text, got control byte " + control.ToString() + " at "
                    + (_controlAt + 1).ToString() + "; type the line again without cursor keys";
                return null;
            }

            int bad = Utf8.FirstBad(_bytes, length);
            if (bad >= 0)
            {
                error = "expected UTF-8, got byte " + _bytes[bad].ToString() + " at "
                    + (bad + 1).ToString() + "; type the line again";
                return null;
            }

            error = null;
            return Encoding.UTF8.GetString(_bytes, 0, length).Trim();
        }

        private void Clear()
        {
            _length = 0;
            _control = -1;
            _last = 0;
        }

        // 12345 I 402 dps     connected ms=2210 *1F3A
        // No command begins with a digit: a value may end as it likes.
        private bool IsOwn()
        {
            if ((uint)(_bytes[0] - '0') > 9 || (ushort)(_last >> 32) != 0x202A)
            {
                return false;
            }

            string digits = "0123456789ABCDEF";
            for (int shift = 0; shift < 32; shift += 8)
            {
                if (digits.IndexOf((char)(byte)(_last >> shift)) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        private void Keep(byte next)
        {
            _last = (_last << 8) | next;
            if (_length < LongestLine)
            {
                _bytes[_length] = next;
            }

            // How long it was is told, and the number does not run over.
            if (_length < int.MaxValue)
            {
                _length++;
            }
        }

        private void TakeBack()
        {
            _last = 0;
            // A line that was too long stays so: its end is not known any more.
            if (_length == 0 || _length > LongestLine)
            {
                return;
            }

            // All bytes of a character: those behind the first are 10xxxxxx.
            while (--_length > 0 && (_bytes[_length] & 0xC0) == 0x80)
            {
            }

            if (_controlAt >= _length)
            {
                _control = -1;
            }
        }
    }
}
