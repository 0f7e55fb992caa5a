namespace NanoDps.Faults
{
    /// <summary>
    /// Everything that can go wrong. The hundreds say whose fault it is: 1 the configuration,
    /// 2 the network, 3 the clock, 4 the server's TLS, 5 the identity or the MQTT server,
    /// 6 DPS, 9 this firmware. <see cref="FaultTable"/> has a name and a sentence for each.
    /// </summary>
    public enum Fault
    {
        /// <summary>No fault.</summary>
        None = 0,

        /// <summary>There is no configuration file.</summary>
        ConfigurationMissing = 101,

        /// <summary>A value in the configuration is missing or wrong.</summary>
        ConfigurationInvalid = 102,

        /// <summary>The device did not join its network in time.</summary>
        NetworkDown = 201,

        /// <summary>The host name did not resolve (Winsock 11001).</summary>
        NameUnknown = 202,

        /// <summary>The TCP connection was refused or the host cannot be reached.</summary>
        Unreachable = 203,

        /// <summary>Connecting took longer than its deadline.</summary>
        ConnectTimeout = 204,

        /// <summary>The connection ended.</summary>
        ConnectionLost = 205,

        /// <summary>The server took the connection and never answered.</summary>
        NoAnswer = 206,

        /// <summary>The wall clock is before the release date of this firmware.</summary>
        ClockNotSet = 301,

        /// <summary>The server's certificate is not valid yet: the clock is behind.</summary>
        ClockBehind = 302,

        /// <summary>A certificate of the server's has expired, or the clock is ahead.</summary>
        CertificateExpired = 401,

        /// <summary>The server's certificate is for another name.</summary>
        CertificateName = 402,

        /// <summary>The server's chain ends in no pinned root.</summary>
        CertificateUntrusted = 403,

        /// <summary>The server's certificate fails for another reason (see the flags).</summary>
        CertificateInvalid = 404,

        /// <summary>The server ended the handshake with a fatal alert.</summary>
        TlsAlert = 405,

        /// <summary>The server does not speak TLS 1.2.</summary>
        TlsVersion = 406,

        /// <summary>What answers does not speak TLS.</summary>
        NotTls = 407,

        /// <summary>The connection ended in the middle of the handshake.</summary>
        HandshakeLost = 408,

        /// <summary>There was not enough memory for TLS.</summary>
        TlsMemory = 409,

        /// <summary>Any other TLS failure.</summary>
        TlsOther = 410,

        /// <summary>CONNACK 1: protocol version refused.</summary>
        ProtocolRefused = 501,

        /// <summary>CONNACK 2: client identifier refused.</summary>
        ClientIdRefused = 502,

        /// <summary>CONNACK 3: server unavailable.</summary>
        ServerUnavailable = 503,

        /// <summary>CONNACK 4: bad user name or password.</summary>
        BadCredentials = 504,

        /// <summary>CONNACK 5: not authorized.</summary>
        NotAuthorized = 505,

        /// <summary>The connection was closed, or stayed silent, before its CONNACK.</summary>
        NoConnack = 506,

        /// <summary>A message was not acknowledged in time.</summary>
        NotAcknowledged = 508,

        /// <summary>DPS 400: bad request.</summary>
        BadRequest = 601,

        /// <summary>DPS 401: credentials refused.</summary>
        Unauthorized = 602,

        /// <summary>DPS 403: forbidden.</summary>
        Forbidden = 603,

        /// <summary>DPS 404: no such registration or enrolment.</summary>
        NotFound = 604,

        /// <summary>DPS 409 or 412: the operation is out of date; it starts anew.</summary>
        Conflict = 605,

        /// <summary>DPS 429: too many requests.</summary>
        Throttled = 606,

        /// <summary>DPS 5xx: service error.</summary>
        ServiceError = 607,

        /// <summary>DPS says that the registration failed.</summary>
        RegistrationFailed = 608,

        /// <summary>DPS says that the enrolment is disabled.</summary>
        RegistrationDisabled = 609,

        /// <summary>DPS gave a status that this firmware does not know.</summary>
        RegistrationUnknown = 610,

        /// <summary>DPS gave an answer that cannot be read.</summary>
        BadReply = 611,

        /// <summary>The round ran out of time while DPS was still assigning.</summary>
        RoundTimeout = 612,

        /// <summary>The hub is one for MQTT 5, or another kind that this firmware does not know
        /// (connectionProfile).</summary>
        HubProfile = 613,

        /// <summary>An exception that nobody expected.</summary>
        Unexpected = 901
    }
}
