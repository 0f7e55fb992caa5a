using System;
using System.Text;
using NanoDps.Logging;
using NanoDps.Protocol;

namespace NanoDps.Configuration
{
    /// <summary>What a device must know to provision itself. Read once; immutable.</summary>
    // Fields, not properties, here and in the other values: on the device each property costs
    // about 100 bytes of .pe.
    public sealed class Settings
    {
        /// <summary>Name of the file on the internal storage.</summary>
        public const string FileName = "nanodps.conf";

        /// <summary>The names that the file may have, with blanks between.</summary>
        public const string Names =
            "id-scope registration-id key group-key endpoint wifi-ssid wifi-password"
            + " certificate private-key";

        private const int ShortestKey = 16;
        private const int LongestKey = 64;
        private const int LongestId = 128;
        private const int LongestShown = 20;

        /// <summary>Id scope of the DPS instance, such as 0ne00000A0A.</summary>
        public readonly string IdScope;

        /// <summary>Registration id, 1 to 128 characters, lower case.</summary>
        public readonly string RegistrationId;

        /// <summary>The device key, decoded: 16 to 64 bytes; null with a certificate.</summary>
        public readonly byte[] Key;

        /// <summary>Host name of DPS; the global endpoint unless the file says otherwise.</summary>
        public readonly string Endpoint;

        /// <summary>Name of the Wi-Fi network; null for Ethernet.</summary>
        public readonly string WifiSsid;

        /// <summary>Password of the Wi-Fi network; "" for an open one.</summary>
        public readonly string WifiPassword;

        /// <summary>
        /// File with the device's certificate, and behind it its intermediates; null for none.
        /// </summary>
        public readonly string Certificate;

        /// <summary>File with the private key of the certificate; null for none.</summary>
        public readonly string PrivateKey;

        /// <summary>
        /// Where the file is wrong, what was expected and what came; null when all is well. With
        /// an error, the other values mean nothing.
        /// </summary>
        public readonly string Error;

        /// <summary>Reads a file of "name = value" lines, # for comments. It never throws.</summary>
        /// <param name="file">UTF-8, with or without byte order mark.</param>
        // id-scope = 0ne00000A0A
        // registration-id = dev-01
        // key = Jsm0…mc=
        public Settings(byte[] file)
        {
            // A local: as a constant it would be in the error's literal a second time.
            string all = Names;
            string[] names = all.Split(' ');
            string[] values = new string[names.Length];
            char[] controls = new char[] { '\r', '\u001B' };
            string[] lines = Encoding.UTF8.GetString(file, 0, file.Length).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                // The byte order mark comes from editors on Windows.
                string line = lines[i].TrimStart('\uFEFF').Trim();
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                int equals = line.IndexOf('=');
                string name = equals < 0 ? "" : line.Substring(0, equals).Trim();
                int n = 0;
                while (n < names.Length && names[n] != name)
                {
                    n++;
                }

                if (n == names.Length || line.IndexOfAny(controls) >= 0)
                {
                    // Of the line only the name is shown: the value may be a key. A carriage return
                    // or an escape within it is a command to whoever it is shown to.
                    Error = "line " + (i + 1).ToString() + ": expected name = value with one of "
                        + all + Shown(name);
                    return;
                }

                string value = line.Substring(equals + 1).Trim();
                values[n] = value.Length == 0 ? null : value;
            }

            IdScope = values[0];
            RegistrationId = values[1];
            string key = values[2];
            string groupKey = values[3];
            Endpoint = values[4] ?? "global.azure-devices-provisioning.net";
            WifiSsid = values[5];
            WifiPassword = values[6] ?? "";
            Certificate = values[7];
            PrivateKey = values[8];
            Key = Decode(groupKey ?? key);
            int credentials = Count(key) + Count(groupKey) + Count(Certificate);
            string missing = " is missing";
            string rule = ": expected 1 to 128 of a-z 0-9 and, inside, - .";
            string other = ", got another text";
            string inHosts = "-.";
            if (IdScope == null)
            {
                Error = names[0] + missing;
            }
            else if (!IsName(IdScope.ToLower(), inHosts))
            {
                Error = names[0] + rule + other;
            }
            else if (RegistrationId == null)
            {
                Error = names[1] + missing;
            }
            else if (!IsName(RegistrationId, "-._:"))
            {
                Error = names[1] + rule + " _ :" + Shown(RegistrationId);
            }
            else if (!IsName(Endpoint.ToLower(), inHosts))
            {
                Error = names[4] + rule + other;
            }
            else if (credentials != 1)
            {
                Error = "expected one of key, group-key and certificate, got "
                    + credentials.ToString();
            }
            else if (Certificate != null)
            {
                // A private key of its own is also what an issued certificate needs.
                Error = PrivateKey == null ? names[8] + missing : null;
            }
            else if (Key == null || Key.Length < ShortestKey || Key.Length > LongestKey)
            {
                Error = names[groupKey == null ? 2 : 3] + ": expected base64 of 16 to 64 bytes, got "
                    + (Key == null ? "none" : Key.Length.ToString());
            }
            else if (groupKey != null)
            {
                Key = DeviceKey.Derive(Key, RegistrationId);
            }
        }

        /// <summary>What came, if it is too short to be a key, which may stand anywhere.</summary>
        private static string Shown(string text)
        {
            return ", got \"" + (text.Length > LongestShown ? "..." : Log.Clean(text)) + "\"";
        }

        private static int Count(string value)
        {
            // A branch: "!= null" as a value is true on the runtime for a null out of an array.
            if (value == null)
            {
                return 0;
            }

            return 1;
        }

        private static byte[] Decode(string base64)
        {
            try
            {
                // .NET takes blanks within, the runtime does not (D42).
                return base64.IndexOf(' ') < 0 ? Convert.FromBase64String(base64) : null;
            }
            catch (Exception)
            {
                // The runtime throws a plain Exception here, .NET a FormatException.
                return null;
            }
        }

        /// <summary>
        /// Whether a text can be a registration id (Azure: registration id; in lower case, as DPS
        /// keeps it) or, with fewer marks, a host's name in lower case (RFC 1123, section 2.1).
        /// </summary>
        /// <param name="text">The text; not null.</param>
        /// <param name="marks">What may stand between letters and digits.</param>
        public static bool IsName(string text, string marks)
        {
            int count = 0;
            bool isAlphanumeric = false;
            foreach (char next in text.ToCharArray())
            {
                isAlphanumeric = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
                if (!isAlphanumeric && (count == 0 || marks.IndexOf(next) < 0))
                {
                    return false;
                }

                count++;
            }

            return isAlphanumeric && count <= LongestId;
        }
    }
}
