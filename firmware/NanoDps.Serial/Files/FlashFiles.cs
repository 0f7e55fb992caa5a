using System.IO;
using NanoDps.Platform;

namespace NanoDps.Serial
{
    /// <summary>Files on the internal storage.</summary>
    internal sealed class FlashFiles : Files
    {
        private readonly string _storage;

        /// <param name="storage">Where they are: "I:\" on a device.</param>
        internal FlashFiles(string storage)
        {
            _storage = storage;
        }

        internal override bool Exists(string name)
        {
            return File.Exists(_storage + name);
        }

        internal override byte[] Read(string name)
        {
            return Storage.Read(_storage + name);
        }

        internal override void Write(string name, byte[] content)
        {
            File.WriteAllBytes(_storage + name, content);
        }

        internal override void Delete(string name)
        {
            if (Exists(name))
            {
                File.Delete(_storage + name);
            }
        }

        internal override void Move(string from, string to)
        {
            File.Move(_storage + from, _storage + to);
        }
    }
}
