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
    public sealed class RootBundle
    {
        /// <summary>What a bundle begins with; the number is that of the format.</summary>
        public const string Head = "nanodps-roots 1\nversion ";

        /// <summary>What the last line begins with.</summary>
        public const string Signature = "signature ";

        /// <summary>What a certificate begins with.</summary>
        public const string Certificate = "-----BEGIN CERTIFICATE-----";

        /// <summary>
        /// The version that it claims, from 1 on; 0 when the file is no bundle. Nothing of it counts
        /// before <see cref="Check"/>.
        /// </summary>
        public readonly int Version;

        /// <summary>The certificates that it claims, one PEM behind the other.</summary>
        public readonly string Pem;

        internal readonly byte[] File;

        private readonly byte[] _signature;
        private readonly int _signedLength;

        /// <summary>Takes a file apart. It never throws.</summary>
        /// <param name="file">The bytes of the file.</param>
        public RootBundle(byte[] file)
        {
            File = file;
            try
            {
                // A text ends at a zero byte (D45), and other bytes than ASCII are several to a
                // letter: what is read is what was signed only when both lengths are equal.
                string text = Encoding.UTF8.GetString(file, 0, file.Length);
                _signedLength = text.LastIndexOf("\n" + Signature) + 1;
                int line = text.IndexOf('\n', Head.Length);
                if (text.Length != file.Length || _signedLength == 0 || !text.StartsWith(Head))
                {
                    return;
                }

                Pem = text.Substring(line + 1, _signedLength - line - 1);
                _signature = Convert.FromBase64String(
                    text.Substring(_signedLength + Signature.Length).Trim());
                Version = int.Parse(text.Substring(Head.Length, line - Head.Length));
            }
            catch (Exception)
            {
                // Cut off, or changed: Version is still 0.
            }
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

            return key.Check(File, _signedLength, _signature) ?? CheckCertificates();
        }

        /// <summary>
        /// The first certificate from a place on, with all up to the next one; null for none.
        /// </summary>
        /// <param name="pem">Certificates, one PEM behind the other.</param>
        /// <param name="start">The place; afterwards that of the next one.</param>
        internal static string Take(string pem, ref int start)
        {
            int begin = start < pem.Length ? pem.IndexOf(Certificate, start) : -1;
            if (begin < 0)
            {
                return null;
            }

            int next = pem.IndexOf(Certificate, begin + 1);
            start = next < 0 ? pem.Length : next;
            return pem.Substring(begin, start - begin);
        }

        /// <summary>
        /// Reads each certificate alone: of several in one buffer the platform overlooks those that
        /// it cannot read (A104), and then refuses every handshake.
        /// </summary>
        private string CheckCertificates()
        {
            if (!Pem.StartsWith(Certificate))
            {
                return "expected a certificate behind the version, got something else";
            }

            int count = 0;
            int start = 0;
            try
            {
                for (string one = Take(Pem, ref start); one != null; one = Take(Pem, ref start))
                {
                    count++;
                    _ = new X509Certificate(one);
                }

                return null;
            }
            catch (Exception)
            {
                return "certificate " + count.ToString() + " cannot be read";
            }
        }
    }
}
