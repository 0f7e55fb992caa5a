using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Configuration;
using NanoDps.Flash;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.Certificates
{
    /// <summary>
    /// The certificate that DPS issues for a certificate signing request (api-version 2026-11-01).
    /// The platform can neither write a request (PKCS #10) nor sign with P-384, so both key and
    /// request are made elsewhere and put on the storage; what comes back is kept and used here.
    /// </summary>
    public sealed class IssuedCertificate
    {
        /// <summary>The request, as PEM or as bare base64; CN = registration id, P-384.</summary>
        public const string RequestName = "nanodps.csr";

        /// <summary>The private key that belongs to the request, PEM or DER.</summary>
        public const string KeyName = "nanodps.csr.key";

        /// <summary>The name of the issued chain's two files, without .a and .b.</summary>
        public const string ChainName = "nanodps.chain";

        /// <summary>The first api-version that takes a request.</summary>
        public const string ApiVersion = "2026-11-01";

        private const string Begin = "-----BEGIN CERTIFICATE-----\n";
        private const string End = "\n-----END CERTIFICATE-----\n";

        private readonly Log _log;
        private readonly TwoSlotFile _chain;
        private readonly byte[] _key;

        /// <summary>The request in base64, for a register request; null when there is none.</summary>
        public readonly string Request;

        /// <summary>
        /// The kept certificate with its key; null when there is none that is whole and the key's.
        /// </summary>
        public X509Certificate2 Certificate;

        /// <summary>Reads the files.</summary>
        /// <param name="storage">Where they are: "I:\" on a device.</param>
        /// <param name="log">Is told what is wrong with them.</param>
        public IssuedCertificate(string storage, Log log)
        {
            _log = log;
            _chain = new TwoSlotFile(storage + ChainName);
            byte[] file = Storage.Read(storage + RequestName);
            if (file == null)
            {
                return;
            }

            Request = Bare(Encoding.UTF8.GetString(file, 0, file.Length));
            _key = Storage.Read(storage + KeyName);
            Certificate = Make(_chain.Read());
        }

        /// <summary>Whether the hub can be reached: there is no request, or its certificate.</summary>
        internal bool IsUsable()
        {
            if (Request != null && Certificate == null)
            {
                return false;
            }

            return true;
        }

        /// <summary>Keeps an issued chain, and gives <see cref="Certificate"/> its value.</summary>
        /// <param name="json">The array of the answer: base64 DER, the leaf first.</param>
        public void Keep(string json)
        {
            try
            {
                byte[] chain = Encoding.UTF8.GetBytes(ToPem(json));
                X509Certificate2 made = Make(chain);
                if (made == null)
                {
                    // The one of before may have days to live.
                    _log.Write(
                        LogCode.ChainNotKept,
                        "issued chain not kept: expected it to be for the key in " + KeyName
                        + ", got another");
                    return;
                }

                Certificate = made;
                _chain.Write(chain);
            }
            catch (Exception e)
            {
                // It is used all the same; at the next start the device registers again.
                _log.Write(LogCode.ChainNotKept, "issued chain not kept: " + Log.Clean(e.Message));
            }
        }

        /// <summary>
        /// Whether it is time for the next one: two thirds of its life are over, or there is none.
        /// </summary>
        public static bool IsDue(X509Certificate certificate, DateTime utcNow)
        {
            if (certificate == null)
            {
                return true;
            }

            long start = certificate.GetEffectiveDate().Ticks;
            long life = certificate.GetExpirationDate().Ticks - start;
            return utcNow.Ticks - start >= life / 3 * 2;
        }

        /// <summary>PEM of a JSON array of base64 texts.</summary>
        // ["MIIB…","MIIC…"]
        public static string ToPem(string json)
        {
            string pem = "";
            string[] parts = json.Split('"');
            for (int i = 1; i < parts.Length; i += 2)
            {
                pem += Begin + Wrap(parts[i]) + End;
            }

            return pem;
        }

        /// <summary>Base64 without PEM's lines.</summary>
        public static string Bare(string text)
        {
            string bare = "";
            string[] lines = text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                string line = lines[i].Trim();
                if (line.Length > 0 && line[0] != '-')
                {
                    bare += line;
                }
            }

            return bare.Length == 0 ? null : bare;
        }

        private X509Certificate2 Make(byte[] chain)
        {
            return chain != null && _key != null && KeyPair.IsPair(chain, _key)
                ? DeviceCertificate.Make(chain, _key)
                : null;
        }

        /// <summary>64 characters a line (RFC 7468, section 2).</summary>
        private static string Wrap(string base64)
        {
            string wrapped = "";
            for (int at = 0; at < base64.Length; at += 64)
            {
                int count = base64.Length - at < 64 ? base64.Length - at : 64;
                wrapped += (at == 0 ? "" : "\n") + base64.Substring(at, count);
            }

            return wrapped;
        }
    }
}
