using System;
using System.IO;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.RootUpdate
{
    /// <summary>
    /// The CA bundle that the runtime stores on the device. It counts beside the roots that a
    /// handshake is given, and no managed call can read it, so pinning holds only once it was
    /// replaced. Not tried on hardware.
    /// </summary>
    public static class StoredRoots
    {
        /// <summary>The file that says which version of the pinned roots was stored.</summary>
        public const string FileName = "nanodps.stored";

        /// <summary>
        /// Replaces what is stored by the pinned roots, once for each version of them. It never
        /// throws; what fails is tried again at the next start.
        /// </summary>
        /// <param name="storage">Where the file is: "I:\" on a device.</param>
        /// <param name="pinned">The pinned roots, one PEM behind the other.</param>
        /// <param name="version">Their version.</param>
        /// <param name="log">Is told of it.</param>
        public static void Replace(string storage, string pinned, int version, Log log)
        {
            string wanted = version.ToString();
            byte[] stored = Storage.Read(storage + FileName);
            if (stored != null && Encoding.UTF8.GetString(stored, 0, stored.Length) == wanted)
            {
                return;
            }

            string fault = "refused";
            try
            {
                // The raw data of a certificate made from text has the zero byte (A97) without which
                // the handshake reads nothing of the store; the overload for text adds none.
                if (CertificateManager.AddCaCertificateBundle(
                    new X509Certificate(pinned).GetRawCertData()))
                {
                    // Cut off by a loss of power, this file names no version: it is done again.
                    File.WriteAllBytes(storage + FileName, Encoding.UTF8.GetBytes(wanted));
                    log.Write(LogCode.StoredRoots, "stored roots replaced version=" + wanted);
                    return;
                }
            }
            catch (Exception e)
            {
                fault = Log.Clean(e.Message);
            }

            log.Write(LogCode.StoredRootsFault, "stored roots: not replaced: " + fault);
        }
    }
}
