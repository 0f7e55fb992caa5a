using System;
using System.IO;
using NanoDps.Platform;

namespace NanoDps.Flash
{
    /// <summary>
    /// A value on flash that a power cut at any byte leaves as it was or as it is to be. The
    /// platform's File.Move does not overwrite, so there are two files, each with a version, its
    /// length and a checksum: the one that is not the newest is written.
    /// </summary>
    public sealed class TwoSlotFile
    {
        /// <summary>Bytes before the content: version, 4, its length, 2, and checksum, 2.</summary>
        // The checksum alone would let one in 65,536 of the places where a write may be cut pass.
        public const int HeaderLength = 8;

        private readonly string _path;

        /// <summary>Names the value; nothing is read or written yet.</summary>
        /// <param name="path">The files have .a and .b behind it.</param>
        public TwoSlotFile(string path)
        {
            _path = path;
        }

        /// <summary>The content; null when there is none or no whole one.</summary>
        public byte[] Read()
        {
            byte[] slot = Newer(Load(".a"), Load(".b"));
            return slot == null ? null : Content(slot);
        }

        /// <summary>Writes the content, when it is another than before: flash wears.</summary>
        /// <param name="content">At most 65,535 bytes.</param>
        /// <exception cref="ArgumentException">It is longer.</exception>
        /// <exception cref="Exception">The platform cannot write: what was there is still.</exception>
        public void Write(byte[] content)
        {
            if (content.Length > 65535)
            {
                throw new ArgumentException("longer than 65535");
            }

            byte[] a = Load(".a");
            byte[] b = Load(".b");
            byte[] newest = Newer(a, b);
            if (newest != null && IsSame(Content(newest), content))
            {
                return;
            }

            byte[] slot = Slot(newest == null ? 1 : Version(newest) + 1, content);
            File.WriteAllBytes(_path + (newest != null && newest == a ? ".b" : ".a"), slot);
        }

        /// <summary>Removes the value, the newer file last, lest the older come to light.</summary>
        public void Delete()
        {
            byte[] a = Load(".a");
            bool isA = a != null && Newer(a, Load(".b")) == a;
            Remove(isA ? ".b" : ".a");
            Remove(isA ? ".a" : ".b");
        }

        /// <summary>The bytes of a file.</summary>
        public static byte[] Slot(int version, byte[] content)
        {
            byte[] slot = new byte[HeaderLength + content.Length];
            slot[0] = (byte)(version >> 24);
            slot[1] = (byte)(version >> 16);
            slot[2] = (byte)(version >> 8);
            slot[3] = (byte)version;
            slot[4] = (byte)(content.Length >> 8);
            slot[5] = (byte)content.Length;
            Array.Copy(content, 0, slot, HeaderLength, content.Length);
            int sum = Sum(slot);
            slot[6] = (byte)(sum >> 8);
            slot[7] = (byte)sum;
            return slot;
        }

        /// <summary>Whether the bytes of a file are a whole slot.</summary>
        public static bool IsWhole(byte[] slot)
        {
            return slot != null
                && slot.Length >= HeaderLength
                && ((slot[4] << 8) | slot[5]) == slot.Length - HeaderLength
                && ((slot[6] << 8) | slot[7]) == Sum(slot);
        }

        private static int Sum(byte[] slot)
        {
            int sum = Crc16.Add(Crc16.Start, slot, 0, 6);
            return Crc16.Add(sum, slot, HeaderLength, slot.Length - HeaderLength);
        }

        private static byte[] Newer(byte[] a, byte[] b)
        {
            // The difference, so that the version may wrap.
            return a == null ? b
                : b == null || Version(a) - Version(b) > 0 ? a
                : b;
        }

        private static int Version(byte[] slot)
        {
            return (slot[0] << 24) | (slot[1] << 16) | (slot[2] << 8) | slot[3];
        }

        private static byte[] Content(byte[] slot)
        {
            byte[] content = new byte[slot.Length - HeaderLength];
            Array.Copy(slot, HeaderLength, content, 0, content.Length);
            return content;
        }

        private static bool IsSame(byte[] one, byte[] other)
        {
            bool isSame = one.Length == other.Length;
            for (int at = 0; isSame && at < one.Length; at++)
            {
                isSame = one[at] == other[at];
            }

            return isSame;
        }

        private byte[] Load(string suffix)
        {
            byte[] slot = Storage.Read(_path + suffix);
            return IsWhole(slot) ? slot : null;
        }

        private void Remove(string suffix)
        {
            if (File.Exists(_path + suffix))
            {
                File.Delete(_path + suffix);
            }
        }
    }
}
