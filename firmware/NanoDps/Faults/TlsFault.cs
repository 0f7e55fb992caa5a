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

        /// <summary>The fault for the ErrorCode of a CryptographicException.</summary>
        /// <remarks>
        /// Flags come together (a device whose clock is at 1970 sees 0x0200 for every server and
        /// perhaps others with it), so the order of the tests is from the cause that explains the
        /// others to the one that does not.
        /// </remarks>
        public static Fault FromCode(int code)
        {
            if (code > 0)
            {
                return FromFlags(code);
            }

            switch (code)
            {
                case -0x7780: // MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE
                case -0x6E00: // MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE
                    return Fault.TlsAlert;
                case -0x6E80: // MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION
                    return Fault.TlsVersion;
                case -0x7200: // MBEDTLS_ERR_SSL_INVALID_RECORD
                case -0x7300: // MBEDTLS_ERR_SSL_DECODE_ERROR
                    return Fault.NotTls;
                case -0x7280: // MBEDTLS_ERR_SSL_CONN_EOF
                case -0x7880: // MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY
                case -0x4C: // MBEDTLS_ERR_NET_RECV_FAILED
                case -0x4E: // MBEDTLS_ERR_NET_SEND_FAILED
                case -0x50: // MBEDTLS_ERR_NET_CONN_RESET
                    return Fault.HandshakeLost;
                case -0x7F00: // MBEDTLS_ERR_SSL_ALLOC_FAILED
                case -0x2880: // MBEDTLS_ERR_X509_ALLOC_FAILED
                case -0x5180: // MBEDTLS_ERR_MD_ALLOC_FAILED
                case -0x10: // MBEDTLS_ERR_MPI_ALLOC_FAILED
                    return Fault.TlsMemory;
                default:
                    return Fault.TlsOther;
            }
        }

        private static Fault FromFlags(int flags)
        {
            if ((flags & Future) != 0)
            {
                return Fault.ClockBehind;
            }

            if ((flags & Expired) != 0)
            {
                return Fault.CertificateExpired;
            }

            if ((flags & NotTrusted) != 0)
            {
                return Fault.CertificateUntrusted;
            }

            return (flags & NameMismatch) != 0 ? Fault.CertificateName : Fault.CertificateInvalid;
        }
    }
}
