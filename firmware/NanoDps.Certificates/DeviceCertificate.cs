using System;
using System.Security.Cryptography.X509Certificates;
using NanoDps.Configuration;
using NanoDps.Faults;
using NanoDps.Logging;
using NanoDps.Platform;

namespace NanoDps.Certificates
{
    /// <summary>The device's own certificate and private key, from its internal storage.</summary>
    public static class DeviceCertificate
    {
        /// <summary>
        /// Reads the files that the configuration names: the leaf and behind it the intermediates
        /// (DPS facts: an enrolment group needs them) as PEM, or the leaf as DER; the private key as
        /// PEM or DER, PKCS #1, SEC 1 or PKCS #8, not encrypted.
        /// </summary>
        /// <param name="storage">Where the files are: "I:\" on a device.</param>
        /// <param name="settings">Names the files and the registration id.</param>
        /// <param name="log">Is told which certificate it is, or what is wrong with it.</param>
        /// <param name="error">
        /// What was wrong with it before, which is not said again; afterwards, what is wrong now.
        /// Null for nothing.
        /// </param>
        /// <returns>Null when it cannot be used: the device must not connect.</returns>
        public static X509Certificate2 Load(
            string storage, Settings settings, Log log, ref string error)
        {
            byte[] certificate = Storage.Read(storage + settings.Certificate);
            byte[] key = Storage.Read(storage + settings.PrivateKey);
            if (certificate == null || key == null)
            {
                return Refuse(
                    log,
                    ref error,
                    (certificate == null ? settings.Certificate : settings.PrivateKey)
                    + ": expected a file, got none");
            }

            X509Certificate2 pair = Make(certificate, key);
            if (pair == null)
            {
                return Refuse(
                    log,
                    ref error,
                    "expected a certificate and its private key, PEM or DER, not encrypted, got "
                    + settings.Certificate + " and " + settings.PrivateKey);
            }

            if (!KeyPair.IsPair(certificate, key))
            {
                return Refuse(
                    log,
                    ref error,
                    "expected the private key of " + settings.Certificate
                    + ", with its public part, got another in " + settings.PrivateKey);
            }

            // DPS takes the common name for the registration id and refuses any other with no more
            // than "not authorized".
            string name = CommonName(pair.Subject)?.ToLower();
            if (name != settings.RegistrationId)
            {
                return Refuse(
                    log,
                    ref error,
                    "expected CN=" + settings.RegistrationId + ", got " + Log.Clean(pair.Subject));
            }

            error = null;
            log.Write(
                LogCode.Certificate,
                "certificate cn=" + name
                + " until=" + pair.GetExpirationDate().ToString("yyyy-MM-dd")
                + ", DPS by MQTT alone");
            return pair;
        }

        /// <summary>A certificate with its key; null when the platform can read them not.</summary>
        public static X509Certificate2 Make(byte[] certificate, byte[] key)
        {
            try
            {
                return new X509Certificate2(Terminated(certificate), Terminated(key), null);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        /// <summary>
        /// The common name in a subject as the platform writes it ("C=CH, O=Contoso, CN=dev-01");
        /// null when it has none.
        /// </summary>
        public static string CommonName(string subject)
        {
            string text = ", " + subject + ", ";
            int start = text.IndexOf(", CN=");
            if (start < 0)
            {
                return null;
            }

            start += 5;
            return text.Substring(start, text.IndexOf(", ", start) - start);
        }

        /// <summary>PEM as bytes needs a zero byte at its end (A61); DER begins with 0x30.</summary>
        private static byte[] Terminated(byte[] file)
        {
            if (file.Length == 0 || file[0] == 0x30)
            {
                return file;
            }

            byte[] text = new byte[file.Length + 1];
            Array.Copy(file, 0, text, 0, file.Length);
            return text;
        }

        private static X509Certificate2 Refuse(Log log, ref string error, string reason)
        {
            if (reason != error)
            {
                error = reason;
                log.Write(
                    LogCode.CertificateFault,
                    FaultTable.Describe(Fault.ConfigurationInvalid) + ": " + reason);
            }

            return null;
        }
    }
}
