using System;
using System.IO;
using System.Text;
using NanoDps.Platform;

namespace NanoDps.Flash
{
    /// <summary>
    /// A file that is there while a TLS handshake is under way: a native call that stops every
    /// managed thread, so that only a reset ends one that hangs. What the next start finds says where
    /// the last one was, and how many in a row ended so.
    /// </summary>
    public sealed class Breadcrumb
    {
        /// <summary>The file's name.</summary>
        public const string FileName = "nanodps.crumb";

        private readonly string _path;
        private bool _isLaid;
        private int _inARow;

        /// <summary>The host with which the last start hung; null when it did not.</summary>
        public readonly string Host;

        /// <summary>How many starts in a row have hung; 0 when the last one did not.</summary>
        public readonly int Count;

        /// <summary>Reads what the last start left.</summary>
        /// <param name="storage">Where the file is: "I:\" on a device.</param>
        public Breadcrumb(string storage)
        {
            _path = storage + FileName;
            byte[] file = Storage.Read(_path);
            if (file == null)
            {
                return;
            }

            // 2 contoso.azure-devices.net. The power may have gone while it was written.
            string text = Encoding.UTF8.GetString(file, 0, file.Length);
            int blank = text.IndexOf(' ');
            Host = blank < 0 ? "-" : text.Substring(blank + 1);
            Count = blank > 0 && int.TryParse(text.Substring(0, blank), out int count) && count > 0
                ? count
                : 1;
            _inARow = Count;
        }

        /// <summary>Lays it. A storage that cannot be written is no reason not to connect.</summary>
        // Both transports call these, each from its own thread.
        public void Lay(string host)
        {
            lock (this)
            {
                LayNow(host);
            }
        }

        /// <summary>Takes it up again.</summary>
        public void Take()
        {
            lock (this)
            {
                TakeNow();
            }
        }

        private void LayNow(string host)
        {
            try
            {
                // The transport changes after each start that hung: it is one row all the same.
                int count = NameOf(host) == NameOf(Host) ? _inARow + 1 : 1;
                File.WriteAllBytes(_path, Encoding.UTF8.GetBytes(count.ToString() + " " + host));
                _isLaid = true;
            }
            catch (Exception)
            {
                _isLaid = false;
            }
        }

        /// <summary>A host without <see cref="DeviceMemory.HttpsSuffix"/>.</summary>
        private static string NameOf(string host)
        {
            return host?.Split(':')[0];
        }

        private void TakeNow()
        {
            if (!_isLaid)
            {
                return;
            }

            _isLaid = false;
            _inARow = 0;
            try
            {
                File.Delete(_path);
            }
            catch (Exception)
            {
                // The next start waits for nothing: it cannot do worse.
            }
        }
    }
}
