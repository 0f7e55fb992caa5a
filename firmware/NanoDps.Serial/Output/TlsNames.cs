namespace NanoDps.Serial
{
    /// <summary>
    /// The names of the platform's TLS numbers: mbedTLS codes (negative; mbedTLS 3.6:
    /// include/mbedtls/*.h) and certificate verify flags (positive;
    /// include/mbedtls/x509.h, MBEDTLS_X509_BADCERT_* and BADCRL_*), without their prefixes. A test
    /// holds them to firmware/NanoDps/Faults/faults.tsv.
    /// </summary>
    public static class TlsNames
    {
        private const string Codes =
            " -30592 ssl-fatal-alert-message" // 0x7780
            + " -28160 ssl-handshake-failure" // 0x6E00
            + " -28288 ssl-bad-protocol-version" // 0x6E80
            + " -29184 ssl-invalid-record" // 0x7200
            + " -28928 ssl-bad-input-data" // 0x7100
            + " -29056 ssl-invalid-mac" // 0x7180
            + " -29440 ssl-decode-error" // 0x7300
            + " -29312 ssl-conn-eof" // 0x7280
            + " -30848 ssl-peer-close-notify" // 0x7880
            + " -26624 ssl-timeout" // 0x6800
            + " -32512 ssl-alloc-failed" // 0x7F00
            + " -9984 x509-cert-verify-failed" // 0x2700
            + " -23936 ssl-certificate-verification-without-hostname" // 0x5D80
            + " -10368 x509-alloc-failed" // 0x2880
            + " -16000 pk-bad-input-data" // 0x3E80
            + " -20864 md-alloc-failed" // 0x5180
            + " -16 mpi-alloc-failed" // 0x10
            + " -76 net-recv-failed" // 0x4C
            + " -78 net-send-failed" // 0x4E
            + " -80 net-conn-reset" // 0x50
            + " ";

        // From bit 0 up.
        private const string Flags =
            "expired revoked cn-mismatch not-trusted crl-not-trusted crl-expired missing "
            + "skip-verify other future crl-future key-usage ext-key-usage ns-cert-type bad-md "
            + "bad-pk bad-key crl-bad-md crl-bad-pk crl-bad-key";

        /// <summary>
        /// The name of a code, the names of flags with commas; null for another number.
        /// </summary>
        public static string Of(int code)
        {
            return code > 0 ? OfFlags(code) : OfCode(code);
        }

        private static string OfCode(int code)
        {
            int at = Codes.IndexOf(" " + code.ToString() + " ");
            if (at < 0)
            {
                return null;
            }

            int start = Codes.IndexOf(' ', at + 1) + 1;
            return Codes.Substring(start, Codes.IndexOf(' ', start) - start);
        }

        private static string OfFlags(int flags)
        {
            string found = null;
            string comma = ",";
            foreach (string name in Flags.Split(' '))
            {
                if ((flags & 1) != 0)
                {
                    found = found == null ? name : found + comma + name;
                }

                flags >>= 1;
            }

            return found;
        }
    }
}
