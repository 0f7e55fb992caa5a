using System.Text;
using NanoDps.Flash;

namespace NanoDps.Serial
{
    /// <summary>
    /// Replaces a text file so that a power cut at any byte leaves the old one or the new one. A
    /// rename cannot overwrite on this platform, so the new text is first written beside the old
    /// one, with a checksum as its last line; only then the old one goes. Whoever starts calls
    /// <see cref="Recover"/> before the file is read.
    /// </summary>
    internal static class SafeFile
    {
        /// <summary>What the name of the new file ends in, until it has taken its place.</summary>
        internal const string Suffix = ".new";

        // "# crc=1F3A" and a line feed: a comment in nanodps.conf.
        private const string Mark = "# crc=";
        private const int MarkLength = 11;

        /// <summary>Replaces a file.</summary>
        internal static void Write(Files files, string name, string text)
        {
            byte[] plain = Encoding.UTF8.GetBytes(text);
            files.Write(name + Suffix, Encoding.UTF8.GetBytes(text + MarkOf(plain, plain.Length)));
            Replace(files, name);
        }

        /// <summary>Ends what a power cut interrupted.</summary>
        internal static void Recover(Files files, string name)
        {
            byte[] file = files.Read(name + Suffix);
            if (file == null)
            {
                return;
            }

            if (IsWhole(file))
            {
                Replace(files, name);
            }
            else
            {
                files.Delete(name + Suffix);
            }
        }

        private static void Replace(Files files, string name)
        {
            files.Delete(name);
            files.Move(name + Suffix, name);
        }

        private static bool IsWhole(byte[] file)
        {
            int length = file.Length - MarkLength;
            return length >= 0
                && Encoding.UTF8.GetString(file, length, MarkLength) == MarkOf(file, length);
        }

        private static string MarkOf(byte[] text, int length)
        {
            return Mark + Crc16.Add(Crc16.Start, text, 0, length).ToString("X4") + "\n";
        }
    }
}
