using System;
using System.Text;
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

        private const int ShortestKey = 16;
        private const int LongestKey = 64;
        private const int LongestId = 128;

        /// <summary>Id scope of the DPS instance, such as 0ne00000A0A.</summary>
        public readonly string IdScope;

        /// <summary>Registration id, 1 to 128 characters, lower case.</summary>
        public readonly string RegistrationId;

        /// <summary>The device key, decoded: 16 to 64 bytes.</summary>
        public readonly byte[] Key;

        /// <summary>Host name of DPS; the global endpoint unless the file says otherwise.</summary>
        public readonly string Endpoint = "global.azure-devices-provisioning.net";

        /// <summary>Name of the Wi-Fi network; null for Ethernet or a stored profile.</summary>
        public readonly string WifiSsid;

        /// <summary>Password of the Wi-Fi network; "" for an open one.</summary>
        public readonly string WifiPassword = "";

        private readonly string _error;

        // id-scope = 0ne00000A0A
        // registration-id = dev-01
        // key = Jsm0…mc=
        private Settings(byte[] file)
        {
            string groupKey = null;
            string key = null;
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
                string name = equals < 0 ? line : line.Substring(0, equals).Trim();
                string value = equals < 0 ? null : line.Substring(equals + 1).Trim();
                if (string.IsNullOrEmpty(value))
                {
                    _error = "expected name = value";
                }
                else if (name == "id-scope")
                {
                    IdScope = value;
                }
                else if (name == "registration-id")
                {
                    RegistrationId = value;
                }
                else if (name == "key")
                {
                    key = value;
                }
                else if (name == "group-key")
                {
                    groupKey = value;
                }
                else if (name == "endpoint")
                {
                    Endpoint = value;
                }
                else if (name == "wifi-ssid")
                {
                    WifiSsid = value;
                }
                else if (name == "wifi-password")
                {
                    WifiPassword = value;
                }
                else
                {
                    _error = "expected id-scope, registration-id, key, group-key, endpoint, "
                        + "wifi-ssid or wifi-password";
                }

                if (_error != null)
                {
                    // Of the line only the name is shown: the value may be a key.
                    _error = "line " + (i + 1).ToString() + ": " + _error + ", got \"" + name + "\"";
                    return;
                }
            }

            Key = Decode(groupKey ?? key);
            if (IdScope == null)
            {
                _error = "id-scope is missing";
            }
            else if (RegistrationId == null)
            {
                _error = "registration-id is missing";
            }
            else if (!IsRegistrationId(RegistrationId))
            {
                _error = "registration-id: expected 1 to 128 of a-z 0-9 - . _ :, no mark at "
                    + "either end, got \"" + RegistrationId + "\"";
            }
            else if ((key == null) == (groupKey == null))
            {
                _error = "expected one of key and group-key, got "
                    + (key == null ? "neither" : "both");
            }
            else if (Key == null || Key.Length < ShortestKey || Key.Length > LongestKey)
            {
                _error = "key: expected base64 of 16 to 64 bytes, got "
                    + (Key == null ? "no base64" : Key.Length.ToString() + " bytes");
            }
            else if (groupKey != null)
            {
                Key = DeviceKey.Derive(Key, RegistrationId);
            }
        }

        /// <summary>Reads a file of "name = value" lines, # for comments.</summary>
        /// <param name="file">UTF-8, with or without byte order mark.</param>
        /// <param name="error">Where it is wrong, what was expected and what came; null when all
        /// is well.</param>
        /// <returns>The settings; null when there is an error.</returns>
        public static Settings Parse(byte[] file, out string error)
        {
            Settings settings = new Settings(file);
            error = settings._error;
            return error == null ? settings : null;
        }

        private static byte[] Decode(string base64)
        {
            try
            {
                return Convert.FromBase64String(base64);
            }
            catch (Exception)
            {
                // The runtime throws a plain Exception here, .NET a FormatException.
                return null;
            }
        }

        /// <summary>The rule of DPS (Azure: registration id), in lower case as it keeps it.</summary>
        private static bool IsRegistrationId(string text)
        {
            int count = 0;
            bool isAlphanumeric = false;
            foreach (char next in text.ToCharArray())
            {
                isAlphanumeric = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
                if (!isAlphanumeric && (count == 0 || "-._:".IndexOf(next) < 0))
                {
                    return false;
                }

                count++;
            }

            return isAlphanumeric && count <= LongestId;
        }
    }
}
