using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NanoDps.RootUpdate
{
    /// <summary>Roots to be trusted beside the pinned ones, with a version and a signature.</summary>
    // nanodps-roots 1
    // version 7
    // -----BEGIN CERTIFICATE-----
    // …
    // -----END CERTIFICATE-----
    // signature ZmlsZSBvZiB0aGUgb3duZXI…= (of every byte before this line)
    // It is read as bytes: each search in a text makes a copy of it, twice as large.
    public sealed class RootBundle
    {
        /// <summary>What a bundle begins with; the number is that of the format.</summary>
        public const string Head = "nanodps-roots 1\nversion ";

        /// <summary>What the last line begins with.</summary>
        public const string Signature = "signature ";

        /// <summary>
        /// The version that it claims, from 1 on; 0 when the file is no bundle. Nothing of it counts
        /// before <see cref="Check"/>.
        /// </summary>
        public readonly int Version;

        private readonly byte[] _file;
        private readonly byte[] _signature;
        private readonly int _pemStart;
        private readonly int _signedLength;

        /// <summary>Takes a file apart.</summary>
        /// <param name="file">The bytes of the file.</param>
        public RootBundle(byte[] file)
        {
            _file = file;
            int end = file.Length - 2;
            while (end > 0 && file[end - 1] != '\n')
            {
                end--;
            }

            int line = Head.Length;
            while (line < end && file[line] != '\n')
            {
                line++;
            }

            // Without what is behind the head, or cut off.
            if (line >= end)
            {
                return;
            }

            foreach (byte next in file)
            {
                // A text ends at a zero byte (D45): what is behind it would be signed and not read.
                if (next == 0 || next > 126)
                {
                    return;
                }
            }

            string head = Encoding.UTF8.GetString(file, 0, line);
            string tail = Encoding.UTF8.GetString(file, end, file.Length - end);
            int version;
            if (!head.StartsWith(Head)
                || !int.TryParse(head.Substring(Head.Length), out version)
                || !tail.StartsWith(Signature))
            {
                return;
            }

            _signature = Decode(tail.Substring(Signature.Length).Trim());
            _pemStart = line + 1;
            _signedLength = end;
            Version = _signature == null ? 0 : version;
        }

        /// <summary>Checks all that a device asks of a bundle.</summary>
        /// <param name="key">The owner's.</param>
        /// <param name="oldest">The lowest version that is accepted.</param>
        /// <returns>Null when it is accepted, else why not.</returns>
        public string Check(OwnerKey key, int oldest)
        {
            if (Version < 1)
            {
                return "expected a signed bundle of format 1, got something else";
            }

            // Before the signature, which takes seconds: after an update of the firmware an old
            // bundle may stay on the device for ever.
            if (Version < oldest)
            {
                return "version: expected " + oldest.ToString() + " or newer, got "
                    + Version.ToString();
            }

            return key.Check(_file, _signedLength, _signature) ?? CheckCertificates();
        }

        /// <summary>The certificates, one PEM behind the other.</summary>
        public string Pem()
        {
            return Encoding.UTF8.GetString(_file, _pemStart, _signedLength - _pemStart);
        }

        /// <summary>
        /// The first certificate from a place on, with all up to the next one; null for none.
        /// </summary>
        /// <param name="text">Certificates, one PEM behind the other.</param>
        /// <param name="start">The place; afterwards that of the next one.</param>
        /// <param name="end">Where the certificates end.</param>
        internal static string Take(byte[] text, ref int start, int end)
        {
            int begin = Find(text, start, end);
            if (begin == end)
            {
                return null;
            }

            start = Find(text, begin + 1, end);
            return Encoding.UTF8.GetString(text, begin, start - begin);
        }

        /// <summary>The next place with "-----B", as BEGIN has it alone; the end for none.</summary>
        private static int Find(byte[] text, int place, int end)
        {
            while (place < end
                && (text[place] != '-'
                    || place + 5 >= end
                    || text[place + 4] != '-'
                    || text[place + 5] != 'B'))
            {
                place++;
            }

            return place;
        }

        /// <summary>
        /// Reads each certificate alone: of several in one buffer the platform overlooks those that
        /// it cannot read (A104), and then refuses every handshake.
        /// </summary>
        private string CheckCertificates()
        {
            if (Find(_file, _pemStart, _signedLength) != _pemStart || _pemStart == _signedLength)
            {
                return "expected a certificate behind the version, got something else";
            }

            int count = 0;
            int start = _pemStart;
            string pem;
            while ((pem = Take(_file, ref start, _signedLength)) != null)
            {
                count++;
                try
                {
                    _ = new X509Certificate(pem);
                }
                catch (ArgumentException)
                {
                    return "certificate " + count.ToString() + " cannot be read";
                }
            }

            return null;
        }

        private static byte[] Decode(string base64)
        {
            try
            {
                return Convert.FromBase64String(base64);
            }
            catch (Exception)
            {
                // The runtime throws a plain Exception here, .NET a FormatException.
                return null;
            }
        }
    }
}
