namespace NanoDps.Faults
{
    /// <summary>
    /// What the platform's TLS code number means. nanoFramework gives the mbedTLS code (negative;
    /// mbedTLS 3.6: include/mbedtls/ssl.h, x509.h, net_sockets.h), or for a certificate failure the
    /// verify flags (positive; include/mbedtls/x509.h, MBEDTLS_X509_BADCERT_*).
    /// </summary>
    public static class TlsFault
    {
        private const int Expired = 0x01;
        private const int NameMismatch = 0x04;
        private const int NotTrusted = 0x08;
        private const int Future = 0x0200;

        private const string Codes =
            " -30592:405" // -0x7780 MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE
            + " -28160:405" // -0x6E00 MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE
            + " -28288:406" // -0x6E80 MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION
            + " -29184:407" // -0x7200 MBEDTLS_ERR_SSL_INVALID_RECORD
            + " -29440:407" // -0x7300 MBEDTLS_ERR_SSL_DECODE_ERROR
            + " -29312:408" // -0x7280 MBEDTLS_ERR_SSL_CONN_EOF
            + " -30848:408" // -0x7880 MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY
            + " -26624:408" // -0x6800 MBEDTLS_ERR_SSL_TIMEOUT
            + " -76:408" // -0x4C MBEDTLS_ERR_NET_RECV_FAILED
            + " -78:408" // -0x4E MBEDTLS_ERR_NET_SEND_FAILED
            + " -80:408" // -0x50 MBEDTLS_ERR_NET_CONN_RESET
            + " -32512:409" // -0x7F00 MBEDTLS_ERR_SSL_ALLOC_FAILED
            + " -10368:409" // -0x2880 MBEDTLS_ERR_X509_ALLOC_FAILED
            + " -20864:409" // -0x5180 MBEDTLS_ERR_MD_ALLOC_FAILED
            + " -16:409"; // -0x10 MBEDTLS_ERR_MPI_ALLOC_FAILED

        /// <summary>The fault for the ErrorCode of a CryptographicException.</summary>
        /// <remarks>
        /// Flags come together, so the order of the tests is from the cause that explains the
        /// others to the one that does not.
        /// </remarks>
        public static Fault FromCode(int code)
        {
            if (code > 0)
            {
                return (code & Future) != 0 ? Fault.ClockBehind
                    : (code & Expired) != 0 ? Fault.CertificateExpired
                    : (code & NotTrusted) != 0 ? Fault.CertificateUntrusted
                    : (code & NameMismatch) != 0 ? Fault.CertificateName
                    : Fault.CertificateInvalid;
            }

            string key = " " + code.ToString() + ":";
            int at = Codes.IndexOf(key);
            return at < 0
                ? Fault.TlsOther
                : (Fault)int.Parse(Codes.Substring(at + key.Length, 3));
        }
    }
}
