using System;
using System.IO;

namespace NanoDps.Platform
{
    /// <summary>Small files on the internal storage.</summary>
    public sealed class FileStore
    {
        private readonly string _root;

        /// <summary>Makes a store.</summary>
        /// <param name="root">What the file names follow: "I:\" on a device.</param>
        public FileStore(string root)
        {
            _root = root;
        }

        /// <summary>The bytes of a file; null when there is none or it cannot be read.</summary>
        public byte[] Read(string name)
        {
            try
            {
                string path = _root + name;
                return File.Exists(path) ? File.ReadAllBytes(path) : null;
            }
            catch (Exception)
            {
                // A file system that is not there, or is being formatted, has no files.
                return null;
            }
        }
    }
}
