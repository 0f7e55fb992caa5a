using System;
using System.IO;

namespace NanoDps.Platform
{
    /// <summary>Small files on the internal storage.</summary>
    public static class Storage
    {
        /// <summary>The bytes of a file; null when there is none or it cannot be read.</summary>
        public static byte[] Read(string path)
        {
            try
            {
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
