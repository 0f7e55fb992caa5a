using System;
using System.Text;

namespace NanoDps.Protocol
{
    /// <summary>
    /// Reads one JSON text (RFC 8259) once, front to back, without building a tree. Whatever it
    /// is given it ends, and never throws: what is not JSON sets <see cref="Failed"/>. It is
    /// lenient where nothing depends on it: a comma too many or too few, a bracket of the other
    /// kind inside a value that is skipped, a word that JSON lacks.
    /// </summary>
    internal sealed class JsonCursor
    {
        private readonly byte[] _text;
        private readonly object _quote = (byte)'"';
        private readonly Encoding _utf8 = Encoding.UTF8;
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

            string name = ReadText();
            if (name == null || Peek() != ':')
            {
                Failed = true;
                return null;
            }

            _at++;
            return name;
        }

        /// <summary>The value as text when it is a string or a number; otherwise null.</summary>
        internal string ReadText()
        {
            int first = Peek();
            int start = _at;
            Skip();
            if (Failed || (first != '"' && (first < '0' || first > '9')))
            {
                return null;
            }

            // Without its quotes, if it has some.
            int quote = first == '"' ? 1 : 0;
            string text = _utf8.GetString(_text, start + quote, _at - start - 2 * quote);
            return Unescape(text);
        }

        /// <summary>The value as it stands, of any kind; null when it is null.</summary>
        internal string ReadRaw()
        {
            int first = Peek();
            int start = _at;
            Skip();
            return Failed || first == 'n' ? null : _utf8.GetString(_text, start, _at - start);
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
            string ends = " \t\r\n,:]}\"[{";
            while (_at < _text.Length && ends.IndexOf((char)_text[_at]) < 0)
            {
                _at++;
            }

            Failed |= _at == start;
        }

        private void SkipString()
        {
            // Native search: a loop over the letters was a fifth of all that a boot executes.
            int end = _at;
            int escapes;
            do
            {
                end = Array.IndexOf(_text, _quote, end + 1);
                if (end < 0)
                {
                    Failed = true;
                    return;
                }

                escapes = 0;
                while (_text[end - 1 - escapes] == '\\')
                {
                    escapes++;
                }
            }
            while (escapes % 2 != 0);

            _at = end + 1;
        }

        /// <summary>Undoes the escapes of a string (RFC 8259, section 7).</summary>
        internal static string Unescape(string text)
        {
            if (text == null || text.IndexOf('\\') < 0)
            {
                return text;
            }

            char[] letters = text.ToCharArray();
            int count = 0;
            for (int at = 0; at < letters.Length; at++)
            {
                char next = letters[at];
                if (next == '\\' && at + 1 < letters.Length)
                {
                    at++;
                    next = letters[at];
                    if (next == 'u' && at + 4 < letters.Length)
                    {
                        next = Hex(letters, at + 1);
                        at += 4;
                    }
                    else if ("bfnrt".IndexOf(next) >= 0)
                    {
                        // Line ends and the like: what is read here goes to a one-line log.
                        next = ' ';
                    }
                }

                letters[count++] = next;
            }

            return new string(letters, 0, count);
        }

        private static char Hex(char[] letters, int at)
        {
            int value = 0;
            for (int end = at + 4; at < end; at++)
            {
                int digit = letters[at] | 0x20;
                value = (value << 4) | ((digit >= 'a' ? digit - 'a' + 10 : digit - '0') & 15);
            }

            // A NUL would end the text inside the runtime.
            return value == 0 ? ' ' : (char)value;
        }
    }
}
