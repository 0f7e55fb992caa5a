using System;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Serial
{
    /// <summary>
    /// Locks the setters by a passphrase, of which a salted HMAC-SHA256, iterated, is stored. Wrong
    /// tries make the next one wait, and what was opened closes after 10 minutes without a setter.
    /// </summary>
    internal sealed class PassphraseLock
    {
        /// <summary>The file with salt and hash.</summary>
        internal const string FileName = "nanodps.lock";

        /// <summary>Shortest passphrase, in bytes of UTF-8; the longest fits a line.</summary>
        internal const int Shortest = 8;

        /// <summary>How often the HMAC is applied: some tenths of a second on a board.</summary>
        internal const int Iterations = 1000;

        /// <summary>How long after the start the first try waits, in ms.</summary>
        internal const int StartPause = 10000;

        private const int SaltBytes = 16;
        private const int HashBytes = 32;
        private const long OpenTime = 600000;
        private const int LongestWait = 60;

        private readonly Files _files;
        private readonly byte[] _salt;
        private readonly byte[] _hash;
        private long _openUntil;
        private long _nextTry;
        private int _wait;

        /// <summary>Reads the file; it begins locked when there is one.</summary>
        // c2FsdC…== aGFzaA…=, and the line of SafeFile
        internal PassphraseLock(Files files)
        {
            _files = files;
            if (!files.Exists(FileName) && !files.Exists(FileName + SafeFile.Suffix))
            {
                return;
            }

            IsSet = true;

            // A file that cannot be read locks all the same, and so does a new one that could not
            // be put in its place: no passphrase opens them.
            _salt = new byte[SaltBytes];
            _hash = new byte[HashBytes];
            try
            {
                byte[] file = files.Read(FileName);
                string[] parts = Encoding.UTF8.GetString(file, 0, file.Length).Split(' ', '\n');
                byte[] hash = Convert.FromBase64String(parts[1]);
                if (hash.Length == HashBytes)
                {
                    _salt = Convert.FromBase64String(parts[0]);
                    _hash = hash;
                }
            }
            catch (Exception)
            {
            }
        }

        /// <summary>Whether there is a passphrase.</summary>
        internal readonly bool IsSet;

        /// <summary>Whether the setters may be used.</summary>
        internal bool IsOpen(long now)
        {
            return !IsSet || now < _openUntil;
        }

        /// <summary>Leaves it open for 10 minutes more.</summary>
        internal void Prolong(long now)
        {
            _openUntil = now + OpenTime;
        }

        /// <summary>Locks again.</summary>
        internal void Close()
        {
            _openUntil = 0;
        }

        /// <summary>
        /// Has the first try wait: a reset, which forgets wrong ones, must not be the faster way.
        /// </summary>
        /// <param name="now">When the shell has started.</param>
        internal void Begin(long now)
        {
            _nextTry = now + StartPause;
        }

        /// <summary>Tries to unlock. Gives null when it is open, else why not.</summary>
        internal string Open(string passphrase, long now)
        {
            if (now < _nextTry)
            {
                return "expected a pause after " + (_wait == 0 ? "the start" : "a wrong passphrase")
                    + "; try again in s=" + ((_nextTry - now + 999) / 1000).ToString();
            }

            byte[] hash = Hash(passphrase, _salt);
            int differs = 0;
            for (int i = 0; i < HashBytes; i++)
            {
                differs |= hash[i] ^ _hash[i];
            }

            if (differs == 0)
            {
                _wait = 0;
                Prolong(now);
                return null;
            }

            _wait = _wait == 0 ? 1 : _wait * 2 > LongestWait ? LongestWait : _wait * 2;
            _nextTry = now + _wait * 1000;
            return "expected the passphrase, got another; try again in s=" + _wait.ToString();
        }

        /// <summary>Writes a new passphrase; whoever wants it in force makes a new lock.</summary>
        /// <param name="files">Where it is written.</param>
        /// <param name="passphrase">The passphrase.</param>
        /// <param name="seed">Differs from board to board and from time to time.</param>
        internal static void Write(Files files, string passphrase, string seed)
        {
            // Unlike from board to board is all that a salt must be. The platform has no secure
            // generator in managed code.
            byte[] hashed = HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(seed), Encoding.UTF8.GetBytes(passphrase));
            byte[] salt = new byte[SaltBytes];
            Array.Copy(hashed, salt, SaltBytes);
            SafeFile.Write(
                files,
                FileName,
                Convert.ToBase64String(salt) + " "
                    + Convert.ToBase64String(Hash(passphrase, salt)) + "\n");
        }

        private static byte[] Hash(string passphrase, byte[] salt)
        {
            byte[] key = Encoding.UTF8.GetBytes(passphrase);
            byte[] hash = salt;
            for (int i = 0; i < Iterations; i++)
            {
                hash = HMACSHA256.HashData(key, hash);
            }

            return hash;
        }
    }
}
