namespace NanoDps.Serial
{
    /// <summary>The few files of the shell; what fails throws, but for Read.</summary>
    internal abstract class Files
    {
        /// <summary>Whether there is a file, be it one that cannot be read.</summary>
        internal abstract bool Exists(string name);

        /// <summary>The bytes of a file; null when there is none or it cannot be read.</summary>
        internal abstract byte[] Read(string name);

        /// <summary>Writes a file. A power cut may leave any part of it.</summary>
        internal abstract void Write(string name, byte[] content);

        /// <summary>Deletes a file, if there is one.</summary>
        internal abstract void Delete(string name);

        /// <summary>Renames a file; there must be none of the new name.</summary>
        internal abstract void Move(string from, string to);
    }
}
