using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>
    /// Reads one JSON text (RFC 8259) once, front to back, without building a tree. Whatever it
    /// is given it ends, and never throws: what is not JSON sets <see cref="Failed"/>, but for a
    /// comma too many or too few.
    /// </summary>
    internal sealed class JsonCursor
    {
        private readonly byte[] _text;
        private int _at;

        internal JsonCursor(byte[] text)
        {
            _text = text;
        }

        /// <summary>Whether something was met that is not JSON.</summary>
        internal bool Failed;

        /// <summary>Steps into an object; false when the next value is none.</summary>
        internal bool EnterObject()
        {
            if (Peek() != '{')
            {
                return false;
            }

            _at++;
            return true;
        }

        /// <summary>The next member's name, with the cursor on its value; null at the end.</summary>
        internal string NextName()
        {
            int next = Peek();
            if (next == ',')
            {
                _at++;
                next = Peek();
            }

            if (next == '}')
            {
                _at++;
                return null;
            }

            string name = ReadString();
            if (name == null || Peek() != ':')
            {
                Failed = true;
                return null;
            }

            _at++;
            return name;
        }

        /// <summary>The value as text when it is a string; otherwise skips it: null.</summary>
        internal string ReadString()
        {
            if (Peek() != '"')
            {
                Skip();
                return null;
            }

            int start = _at + 1;
            bool escaped = SkipString();
            if (Failed)
            {
                return null;
            }

            int length = _at - 1 - start;
            return escaped
                ? JsonEscapes.Decode(_text, start, length)
                : Encoding.UTF8.GetString(_text, start, length);
        }

        /// <summary>The value as a whole number; 0 when it is none, or has over 9 digits.</summary>
        internal int ReadInt()
        {
            int next = Peek();
            int start = _at;
            int value = 0;
            while (next >= '0' && next <= '9')
            {
                value = value * 10 + (next - '0');
                _at++;
                next = _at < _text.Length ? _text[_at] : -1;
            }

            if (_at == start)
            {
                Skip();
            }

            return _at - start > 9 ? 0 : value;
        }

        /// <summary>Skips a value of any kind and depth.</summary>
        internal void Skip()
        {
            int depth = 0;
            do
            {
                int next = Peek();
                if (next == '"')
                {
                    SkipString();
                }
                else if (next == '{' || next == '[')
                {
                    depth++;
                    _at++;
                }
                else if (next == '}' || next == ']')
                {
                    depth--;
                    _at++;
                }
                else if (next < 0)
                {
                    Failed = true;
                }
                else if (depth > 0 && (next == ',' || next == ':'))
                {
                    _at++;
                }
                else
                {
                    SkipWord();
                }
            }
            while (depth > 0 && !Failed);

            Failed |= depth < 0;
        }

        /// <summary>The next byte that is no white space, or -1 at the end of the text.</summary>
        private int Peek()
        {
            while (!Failed && _at < _text.Length)
            {
                int next = _text[_at];
                if (next > ' ')
                {
                    return next;
                }

                _at++;
            }

            return -1;
        }

        /// <summary>Skips a number, true, false or null.</summary>
        private void SkipWord()
        {
            int start = _at;
            while (_at < _text.Length)
            {
                int next = _text[_at] | 0x20;
                bool isWord = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
                if (!isWord && _text[_at] != '-' && _text[_at] != '+' && _text[_at] != '.')
                {
                    break;
                }

                _at++;
            }

            Failed |= _at == start;
        }

        /// <summary>Skips a string; true when it has escapes.</summary>
        private bool SkipString()
        {
            bool escaped = false;
            int end = _text.Length;
            for (int at = _at + 1; at < end; at++)
            {
                byte next = _text[at];
                if (next == '"')
                {
                    _at = at + 1;
                    return escaped;
                }

                if (next == '\\')
                {
                    escaped = true;
                    at++;
                }
            }

            Failed = true;
            return false;
        }
    }
}
