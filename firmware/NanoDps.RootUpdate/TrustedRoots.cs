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
            return Load(storage, pinned, ref pinnedVersion, key, log);
        }

        /// <summary>
        /// The same; the version of the pinned roots becomes that of the bundle that is used, if any.
        /// </summary>
        public static string Load(
            string storage, string pinned, ref int newest, OwnerKey key, Log log)
        {
            string roots = Accept(storage, KeptName, pinned, null, ref newest, key, log);
            roots = Accept(storage, FileName, pinned, roots, ref newest, key, log) ?? roots;
            if (roots != null)
            {
                log.Write(LogCode.RootBundle, "root bundle version=" + newest.ToString());
            }

            return roots ?? pinned;
        }

        /// <summary>Stores a bundle for the next start, if it is one that start will take.</summary>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="file">The bytes of the bundle.</param>
        /// <param name="newest">The version in use, as Load gives it: it must be newer.</param>
        /// <param name="key">The owner's.</param>
        /// <returns>Null when it was stored, else what is wrong with it.</returns>
        /// <exception cref="Exception">It could not be written; what is in use stays.</exception>
        public static string Store(string storage, byte[] file, int newest, OwnerKey key)
        {
            string fault = new RootBundle(file).Check(key, newest + 1);
            if (fault != null)
            {
                return fault;
            }

            // When the copy was not kept, the only whole bundle is in the file to be written.
            byte[] inUse = Storage.Read(storage + FileName);
            byte[] kept = Storage.Read(storage + KeptName);
            if (inUse == null && File.Exists(storage + FileName))
            {
                return FileName + " cannot be read";
            }

            if (inUse != null
                && new RootBundle(inUse).Version == newest
                && (kept == null || new RootBundle(kept).Check(key, newest) != null))
            {
                File.WriteAllBytes(storage + KeptName, inUse);
            }

            File.WriteAllBytes(storage + FileName, file);
            return null;
        }

        /// <summary>Deletes the bundles: from the next start on the pinned roots serve.</summary>
        /// <exception cref="Exception">The platform cannot; some of them may be gone.</exception>
        public static void Clear(string storage)
        {
            foreach (string name in new string[] { FileName, KeptName })
            {
                if (File.Exists(storage + name))
                {
                    File.Delete(storage + name);
                }
            }
        }

        /// <summary>The pinned roots with those of a file; null when it has none to add.</summary>
        private static string Accept(
            string storage,
            string name,
            string pinned,
            string kept,
            ref int newest,
            OwnerKey key,
            Log log)
        {
            string fault;
            try
            {
                byte[] file = Storage.Read(storage + name);
                if (file == null)
                {
                    return null;
                }

                RootBundle bundle = new RootBundle(file);
                if (kept != null && bundle.Version == newest)
                {
                    // The file that brought the kept bundle is still there.
                    return null;
                }

                fault = bundle.Check(key, newest + 1);
                if (fault == null)
                {
                    string roots = pinned + bundle.Pem();
                    newest = bundle.Version;
                    if (name == FileName)
                    {
                        Keep(storage + KeptName, file, log);
                    }

                    return roots;
                }
            }
            catch (Exception e)
            {
                // Out of memory, say. What was trusted before stays.
                fault = Log.Clean(e.Message);
            }

            log.Write(LogCode.RootBundleRefused, name + " refused: " + fault);
            return null;
        }

        private static void Keep(string path, byte[] file, Log log)
        {
            try
            {
                File.WriteAllBytes(path, file);
            }
            catch (Exception e)
            {
                // It is used all the same, and kept at another start.
                log.Write(LogCode.RootBundleNotKept, KeptName + ": " + Log.Clean(e.Message));
            }
        }
    }
}
