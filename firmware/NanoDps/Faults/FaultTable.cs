namespace NanoDps.Faults
{
    /// <summary>
    /// The one table of faults: a stable name that says what happened, and what to do. Whose fault
    /// it is stands in the hundreds of its number.
    /// </summary>
    public static class FaultTable
    {
        /// <summary>Name, colon, what to do; "wait" where it mends by itself.</summary>
        public static string Describe(Fault fault)
        {
            switch (fault)
            {
                case Fault.ConfigurationMissing:
                    return "config-missing: write nanodps.conf";
                case Fault.ConfigurationInvalid:
                    return "config-invalid: correct nanodps.conf";
                case Fault.NetworkDown:
                    return "network-down: check SSID, password, cable, signal";
                case Fault.NameUnknown:
                    return "name-unknown: check endpoint and DNS";
                case Fault.Unreachable:
                    return "unreachable: open port 8883 outbound";
                case Fault.ConnectTimeout:
                    return "connect-timeout: open port 8883 outbound";
                case Fault.ConnectionLost:
                    return "connection-lost: wait";
                case Fault.NoAnswer:
                    return "no-answer: wait";
                case Fault.ClockNotSet:
                    return "clock-not-set: allow NTP outbound";
                case Fault.ClockBehind:
                    return "clock-behind: allow NTP outbound";
                case Fault.CertificateExpired:
                    return "certificate-expired: check the clock";
                case Fault.CertificateName:
                    return "certificate-name: check endpoint";
                case Fault.CertificateUntrusted:
                    return "certificate-untrusted: look for a TLS proxy";
                case Fault.CertificateInvalid:
                    return "certificate-invalid: look for a TLS proxy";
                case Fault.TlsAlert:
                    return "tls-alert: check the suites of the CLR";
                case Fault.TlsVersion:
                    return "tls-version: server lacks TLS 1.2, check endpoint";
                case Fault.NotTls:
                    return "not-tls: check endpoint, look for a proxy";
                case Fault.HandshakeLost:
                    return "handshake-lost: wait";
                case Fault.TlsMemory:
                    return "tls-memory: free heap, use a leaner CLR";
                case Fault.TlsOther:
                    return "tls-other: look up the mbedTLS code";
                case Fault.ProtocolRefused:
                    return "protocol-refused: check endpoint";
                case Fault.ClientIdRefused:
                    return "client-id-refused: check registration-id";
                case Fault.ServerUnavailable:
                    return "server-unavailable: wait";
                case Fault.BadCredentials:
                    return "bad-credentials: check key, id-scope, clock";
                case Fault.NotAuthorized:
                    return "not-authorized: check key, id-scope, enrolment, clock";
                case Fault.NoConnack:
                    return "no-connack: wait";
                case Fault.SubscriptionRefused:
                    return "subscription-refused: report it";
                case Fault.NotAcknowledged:
                    return "not-acknowledged: wait";
                case Fault.BadRequest:
                    return "bad-request: see error";
                case Fault.Unauthorized:
                    return "unauthorized: check key, id-scope, clock";
                case Fault.Forbidden:
                    return "forbidden: enable the enrolment, check quotas";
                case Fault.NotFound:
                    return "not-found: create the enrolment, check registration-id";
                case Fault.Conflict:
                    return "conflict: wait";
                case Fault.Throttled:
                    return "throttled: wait";
                case Fault.ServiceError:
                    return "service-error: wait";
                case Fault.RegistrationFailed:
                    return "registration-failed: see error";
                case Fault.RegistrationDisabled:
                    return "registration-disabled: enable the enrolment";
                case Fault.RegistrationUnknown:
                    return "registration-unknown: update the firmware";
                case Fault.BadReply:
                    return "bad-reply: wait";
                case Fault.RoundTimeout:
                    return "round-timeout: wait";
                default:
                    return "unexpected: report it";
            }
        }

        /// <summary>
        /// Whether trying again at once is pointless: someone must change something first. Such a
        /// fault ends the round; the next one comes after the long pause.
        /// </summary>
        public static bool IsPermanent(Fault fault)
        {
            switch (fault)
            {
                case Fault.HandshakeLost:
                case Fault.TlsMemory:
                case Fault.ProtocolRefused:
                case Fault.ServerUnavailable:
                case Fault.NoConnack:
                case Fault.NotAcknowledged:
                case Fault.Conflict:
                case Fault.Throttled:
                case Fault.ServiceError:
                case Fault.BadReply:
                case Fault.Unexpected:
                    return false;
                default:
                    return fault >= Fault.CertificateExpired;
            }
        }

        /// <summary>Whether the device's identity was refused (CONNACK 2, 4, 5).</summary>
        public static bool IsIdentity(Fault fault)
        {
            return fault == Fault.ClientIdRefused
                || fault == Fault.BadCredentials
                || fault == Fault.NotAuthorized;
        }
    }
}
