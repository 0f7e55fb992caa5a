using System;
using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>
    /// The commands config set roots and config clear roots. A signed bundle is longer than a line, so
    /// it comes in parts; it is held in memory until it is whole, and nothing of it is stored before
    /// the program has checked it.
    /// </summary>
    // config set roots 120/5014 TFM0d0xTMVRMUzF…
    internal sealed class RootCommands
    {
        /// <summary>What they are called beside the names of nanodps.conf.</summary>
        internal const string Name = "roots";

        /// <summary>Longest bundle, in bytes: ten roots and a signature of RSA 4096.</summary>
        internal const int Longest = 16384;

        private const string NoOwner = "expected a program with its owner's key, got one without; "
            + "put the key into certs, build and flash";

        private readonly Shell _shell;

        // Null while none is coming.
        private byte[] _bundle;
        private int _received;

        internal RootCommands(Shell shell)
        {
            _shell = shell;
        }

        /// <summary>Takes a part; with the last one the bundle is checked and stored.</summary>
        internal string Set(string rest)
        {
            if (!_shell.Device.TakesRoots())
            {
                return NoOwner;
            }

            string[] place = Shell.TakeWord(ref rest).Split('/');
            byte[] part = Decode(rest);
            int start;
            int length;
            if (part == null
                || place.Length != 2
                || !int.TryParse(place[0], out start)
                || !int.TryParse(place[1], out length)
                || start < 0
                || length > Longest
                || part.Length > length - start)
            {
                return "expected roots start/length base64, length at most "
                    + Longest.ToString() + ", got another; nanodps configure --roots sends them";
            }

            if (start == 0)
            {
                _bundle = new byte[length];
                _received = 0;
            }

            // A part may come again, since its answer may have been lost.
            int received = _bundle != null && _bundle.Length == length ? _received : 0;
            if (start > received)
            {
                return "expected roots from 0 to " + received.ToString() + ", got "
                    + start.ToString() + "; send on from " + received.ToString();
            }

            Array.Copy(part, 0, _bundle, start, part.Length);
            _received = start + part.Length;
            _shell.Say(Name + " " + _received.ToString() + " of " + length.ToString());
            return _received < length ? null : Store();
        }

        /// <summary>Deletes what was stored.</summary>
        internal string Clear()
        {
            if (!_shell.Device.TakesRoots())
            {
                return NoOwner;
            }

            _bundle = null;
            try
            {
                _shell.Device.ClearRoots();
                return Tell();
            }
            catch (Exception e)
            {
                return Name + ": " + Log.Clean(e.Message) + "; clear them again";
            }
        }

        private string Store()
        {
            byte[] bundle = _bundle;
            _bundle = null;
            _shell.Say(Name + " are checked, which takes seconds");
            try
            {
                string fault = _shell.Device.SetRoots(bundle);
                return fault == null ? Tell() : Name + ": " + fault + "; nothing was stored";
            }
            catch (Exception e)
            {
                // Out of memory, say.
                return Name + ": " + Log.Clean(e.Message) + "; what is in use stays";
            }
        }

        private string Tell()
        {
            _shell.Say(_shell.Device.RootFields() + ", used from the next start on");
            return null;
        }

        private static byte[] Decode(string base64)
        {
            try
            {
                byte[] part = Convert.FromBase64String(base64);
                return part.Length == 0 ? null : part;
            }
            catch (Exception)
            {
                // The runtime throws a plain Exception here, .NET a FormatException.
                return null;
            }
        }
    }
}
