using System;
using System.Collections;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    /// <summary>
    /// Files in memory, whose power is cut after some steps: a byte written is one, and so are making,
    /// deleting and renaming a file.
    /// </summary>
    internal sealed class MemoryFiles : Files
    {
        private readonly ArrayList _names = new ArrayList();
        private readonly ArrayList _contents = new ArrayList();

        /// <summary>How many steps are left; endless unless a test says so.</summary>
        internal int Steps = int.MaxValue;

        /// <summary>How often a file was written.</summary>
        internal int Writes;

        /// <summary>A file that is there and cannot be read; null for none.</summary>
        internal string Unreadable;

        internal override bool Exists(string name)
        {
            return _names.IndexOf(name) >= 0;
        }

        internal override byte[] Read(string name)
        {
            if (name == Unreadable)
            {
                return null;
            }

            int at = _names.IndexOf(name);
            return at < 0 ? null : (byte[])_contents[at];
        }

        internal override void Write(string name, byte[] content)
        {
            Writes++;
            Step();
            int at = _names.IndexOf(name);
            if (at < 0)
            {
                at = _names.Add(name);
                _contents.Add(null);
            }

            _contents[at] = new byte[0];
            for (int i = 0; i < content.Length; i++)
            {
                Step();
                byte[] longer = new byte[i + 1];
                Array.Copy(content, longer, i + 1);
                _contents[at] = longer;
            }
        }

        internal override void Delete(string name)
        {
            int at = _names.IndexOf(name);
            if (at >= 0)
            {
                Step();
                _names.RemoveAt(at);
                _contents.RemoveAt(at);
            }
        }

        internal override void Move(string from, string to)
        {
            Step();
            if (_names.IndexOf(to) >= 0)
            {
                throw new InvalidOperationException("there is a file already");
            }

            _names[_names.IndexOf(from)] = to;
        }

        private void Step()
        {
            if (Steps-- == 0)
            {
                Steps = 0;
                throw new InvalidOperationException("no power");
            }
        }
    }
}
