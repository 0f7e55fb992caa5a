using System;
using System.IO;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.RootUpdate
{
    /// <summary>
    /// The roots that a device trusts: the pinned ones, and those of the newest bundle that the owner
    /// has signed. Whatever is wrong with a bundle, the pinned ones stay.
    /// </summary>
    public static class TrustedRoots
    {
        /// <summary>The file that brings a bundle.</summary>
        public const string FileName = "nanodps.roots";

        /// <summary>
        /// The device's own copy of the newest bundle that it has accepted. One file is written only
        /// when the other is whole, so that a power cut at any byte leaves the old bundle or the new
        /// one; version and signature say which is good.
        /// </summary>
        public const string KeptName = "nanodps.roots.kept";

        /// <summary>Gives the roots for a <see cref="DeviceClient"/>.</summary>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="pinned">The pinned roots, one PEM behind the other.</param>
        /// <param name="pinnedVersion">Their version: a bundle must be newer.</param>
        /// <param name="key">The owner's; what it has not signed is refused.</param>
        /// <param name="log">Gets a line for a bundle that is used, and for one that is refused.</param>
        public static string Load(
            string storage, string pinned, int pinnedVersion, OwnerKey key, Log log)
        {
            string roots = "";
            int newest = pinnedVersion;
            RootBundle kept = Read(storage + KeptName);
            if (kept != null && IsAccepted(kept, KeptName, key, newest + 1, log))
            {
                newest = kept.Version;
                roots = kept.Pem;
            }

            // The file that brought the kept bundle may still be there: it is nothing new.
            RootBundle next = Read(storage + FileName);
            if (next != null
                && (roots.Length == 0 || next.Version != newest)
                && IsAccepted(next, FileName, key, newest + 1, log))
            {
                newest = next.Version;
                roots = next.Pem;
                Keep(storage + KeptName, next, log);
            }

            if (roots.Length > 0)
            {
                log.Write(LogCode.RootBundle, "root bundle version=" + newest.ToString());
            }

            return pinned + roots;
        }

        private static RootBundle Read(string path)
        {
            byte[] file = Storage.Read(path);
            return file == null ? null : new RootBundle(file);
        }

        private static bool IsAccepted(
            RootBundle bundle, string name, OwnerKey key, int oldest, Log log)
        {
            string fault = bundle.Check(key, oldest);
            if (fault != null)
            {
                log.Write(LogCode.RootBundleRefused, name + " refused: " + fault);
            }

            return fault == null;
        }

        private static void Keep(string path, RootBundle bundle, Log log)
        {
            try
            {
                File.WriteAllBytes(path, bundle.File);
            }
            catch (Exception e)
            {
                // It is used all the same, and kept at another start.
                log.Write(LogCode.RootBundleNotKept, KeptName + ": " + Log.Clean(e.Message));
            }
        }
    }
}
