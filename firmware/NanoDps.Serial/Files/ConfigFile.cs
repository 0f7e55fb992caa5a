using System;
using System.Text;
using NanoDps.Configuration;

namespace NanoDps.Serial
{
    /// <summary>
    /// The values of nanodps.conf as text, to be shown and changed. Comments, and lines that
    /// <see cref="Settings"/> would not take, are gone once it is written.
    /// </summary>
    internal sealed class ConfigFile
    {
        // A device has one of these; setting one clears the others.
        private const string Credentials = " key group-key certificate ";

        private const int LongestSsid = 32;
        private const int ShortestWpa = 8;
        private const int LongestWpa = 64;

        // 16 bytes, the shortest key: stands in for a value while another one is checked.
        private const string SomeKey = "AAAAAAAAAAAAAAAAAAAAAA==";

        internal readonly string[] Names = Settings.Names.Split(' ');
        internal readonly string[] Values;

        private readonly Files _files;

        // As it is on the storage; null without one, and once a value was set.
        private byte[] _file;

        /// <summary>Reads the file; without one all values are null.</summary>
        internal ConfigFile(Files files)
        {
            _files = files;
            Values = new string[Names.Length];
            byte[] file = files.Read(Settings.FileName);
            _file = file;
            if (file == null)
            {
                return;
            }

            foreach (string line in Encoding.UTF8.GetString(file, 0, file.Length).Split('\n'))
            {
                int equals = line.IndexOf('=');
                int at = equals < 0
                    ? -1
                    : Find(line.Substring(0, equals).TrimStart('\uFEFF').Trim());
                if (at >= 0)
                {
                    string value = line.Substring(equals + 1).Trim();
                    Values[at] = value.Length == 0 ? null : value;
                }
            }
        }

        /// <summary>The place of a name; -1 when there is no such name.</summary>
        internal int Find(string name)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether a value is never shown; private-key is the name of a file.</summary>
        internal static bool IsSecret(string name)
        {
            return name == "key" || name == "group-key" || name.EndsWith("-password");
        }

        /// <summary>What is wrong with a value of a name; null when it can be set.</summary>
        // By Settings itself, beside values that are right.
        internal static string Check(string name, string value)
        {
            // IEEE 802.11: what no network has.
            int length = Encoding.UTF8.GetBytes(value).Length;
            if (name == "wifi-ssid" && length > LongestSsid)
            {
                return name + ": expected 1 to 32 bytes, got " + length.ToString();
            }

            if (name == "wifi-password" && (length < ShortestWpa || length > LongestWpa))
            {
                return name + ": expected 8 to 64 bytes, got " + length.ToString();
            }

            string file = name + "=" + value + "\n";
            file += name == "id-scope" ? "" : "id-scope=x\n";
            file += name == "registration-id" ? "" : "registration-id=x\n";
            file += IsCredential(name) ? "" : "key=" + SomeKey + "\n";
            string error = new Settings(Encoding.UTF8.GetBytes(file)).Error;

            // Errors about other values of this made-up file are nobody's.
            return error != null && (error.StartsWith(name + ":") || IsSecret(name)) ? error : null;
        }

        /// <summary>What the device still lacks; null when it can start.</summary>
        internal string Lacks()
        {
            // The file's own bytes: a line that Settings refuses is none of the values.
            return new Settings(_file ?? Encoding.UTF8.GetBytes(Text())).Error;
        }

        /// <summary>Sets or, with null, clears a value, in memory.</summary>
        /// <returns>The names that gave way; "" for none.</returns>
        internal string Set(int at, string value)
        {
            _file = null;
            Values[at] = value;
            string cleared = "";
            if (value == null || !IsCredential(Names[at]))
            {
                return cleared;
            }

            string blank = " ";
            for (int i = 0; i < Names.Length; i++)
            {
                if (i != at && Values[i] != null && IsCredential(Names[i]))
                {
                    Values[i] = null;
                    cleared += blank + Names[i];
                }
            }

            return cleared;
        }

        /// <summary>Writes the file; a power cut leaves the old one or the new one.</summary>
        /// <exception cref="Exception">It could not be written; the old one stays.</exception>
        internal void Save()
        {
            SafeFile.Write(_files, Settings.FileName, Text());
        }

        private static bool IsCredential(string name)
        {
            return Credentials.IndexOf(" " + name + " ") >= 0;
        }

        private string Text()
        {
            string text = "";
            string equals = " = ";
            string end = "\n";
            for (int i = 0; i < Names.Length; i++)
            {
                if (Values[i] != null)
                {
                    text += Names[i] + equals + Values[i] + end;
                }
            }

            return text;
        }
    }
}
