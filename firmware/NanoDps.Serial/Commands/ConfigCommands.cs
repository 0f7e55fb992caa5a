using System;
using System.Security.Cryptography;
using System.Text;
using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>The commands config show, set and clear.</summary>
    internal sealed class ConfigCommands
    {
        private readonly Shell _shell;
        private readonly RootCommands _roots;

        internal ConfigCommands(Shell shell)
        {
            _shell = shell;
            _roots = new RootCommands(shell);
        }

        /// <summary>Does what stands behind "config". Gives the error or null.</summary>
        internal string Do(ref string name, string rest, long now)
        {
            string verb = Shell.TakeWord(ref rest);
            ConfigFile file = new ConfigFile(_shell.Files);
            if (verb == "show" && rest.Length == 0)
            {
                name = "config-show";
                Show(file, _shell.Lock.IsOpen(now));
                return null;
            }

            if (verb == "set")
            {
                name = "config-set";
                return _shell.Locked(now) ?? Set(file, Shell.TakeWord(ref rest), rest);
            }

            if (verb == "clear")
            {
                name = "config-clear";
                return _shell.Locked(now) ?? Clear(file, rest);
            }

            return "expected config show, set or clear, got another; type help";
        }

        /// <summary>
        /// The first 8 hexadecimal digits of HMAC-SHA256 under a secret's text in UTF-8 of
        /// "nanodps": whoever knows the secret sees that it came through.
        /// </summary>
        internal static string KeyCheck(string secret)
        {
            byte[] hash = HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("nanodps"));
            return hash[0].ToString("x2") + hash[1].ToString("x2")
                + hash[2].ToString("x2") + hash[3].ToString("x2");
        }

        // id-scope=0ne00000A0A
        // key=set key-check=1a2b3c4d
        // group-key=-
        // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15
        private void Show(ConfigFile file, bool isOpen)
        {
            for (int i = 0; i < file.Names.Length; i++)
            {
                string value = file.Values[i];
                if (value == null)
                {
                    value = "-";
                }
                else if (ConfigFile.IsSecret(file.Names[i]))
                {
                    // Of a weak password the check would tell too much to a stranger with a cable.
                    value = isOpen ? "set key-check=" + KeyCheck(value) : "set";
                }

                _shell.Say(file.Names[i] + "=" + value);
            }

            _shell.Say(_shell.Device.RootFields());
            string lacks = file.Lacks();
            _shell.Say(lacks == null ? "complete=yes" : "complete=no lacks=" + lacks);
        }

        private string Set(ConfigFile file, string name, string value)
        {
            if (name == RootCommands.Name)
            {
                return _roots.Set(value);
            }

            int at = file.Find(name);
            if (at < 0)
            {
                return Unknown(file, "");
            }

            if (value.Length == 0)
            {
                return "expected a value behind the name, got none; config clear takes one out";
            }

            string error = ConfigFile.Check(name, value);
            if (error != null)
            {
                return error + "; correct the value";
            }

            string cleared = file.Set(at, value);
            if (cleared.Length > 0)
            {
                _shell.Say("cleared" + cleared);
            }

            return Save(file);
        }

        private string Clear(ConfigFile file, string name)
        {
            if (name == RootCommands.Name)
            {
                return _roots.Clear();
            }

            int at = file.Find(name);
            if (at < 0 && name != "all")
            {
                return Unknown(file, "all ");
            }

            for (int i = 0; i < file.Values.Length; i++)
            {
                if (at < 0 || at == i)
                {
                    file.Set(i, null);
                }
            }

            return Save(file);
        }

        private string Save(ConfigFile file)
        {
            try
            {
                file.Save();
            }
            catch (Exception e)
            {
                return "expected to write the file, got " + Log.Clean(e.Message)
                    + "; the old one stays, reboot and try again";
            }

            string lacks = file.Lacks();
            _shell.Say(lacks == null
                ? "complete=yes; a device that runs uses it from its next start on"
                : "complete=no lacks=" + lacks);
            _shell.Device.ConfigurationChanged();
            return null;
        }

        private static string Unknown(ConfigFile file, string more)
        {
            string names = "";
            string blank = " ";
            foreach (string name in file.Names)
            {
                names += name + blank;
            }

            return "expected one of " + names + more + RootCommands.Name
                + " behind it, got another word; type help";
        }
    }
}
