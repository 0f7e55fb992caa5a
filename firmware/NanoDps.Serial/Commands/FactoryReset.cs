using System.IO;
using NanoDps.Configuration;

namespace NanoDps.Serial
{
    /// <summary>
    /// Deletes every file of this firmware: those whose names begin with "nanodps.". The
    /// configuration goes first and the lock last, so that a power cut in between opens nothing.
    /// </summary>
    internal static class FactoryReset
    {
        private const string Ours = "nanodps.";

        internal static void Do(Files files, string storage)
        {
            files.Delete(Settings.FileName);
            string last = PassphraseLock.FileName;
            foreach (string path in Directory.GetFiles(storage))
            {
                string name = path.Substring(LastSeparator(path) + 1);
                if (name.StartsWith(Ours) && name != last)
                {
                    files.Delete(name);
                }
            }

            files.Delete(last);
        }

        // I:\nanodps.conf on a device, /…/nanodps.conf on the host.
        private static int LastSeparator(string path)
        {
            int back = path.LastIndexOf('\\');
            int forward = path.LastIndexOf('/');
            return back > forward ? back : forward;
        }
    }
}
