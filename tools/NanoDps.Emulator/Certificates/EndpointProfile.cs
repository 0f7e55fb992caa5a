namespace NanoDps.Emulator.Certificates;

/// <summary>How a server behaves in TLS: as it should, or wrong in exactly one way.</summary>
public enum EndpointProfile
{
    /// <summary>TLS 1.2, the recommended suites, a good certificate.</summary>
    Recommended,

    /// <summary>
    /// Lets every hello in and negotiates only TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA.
    /// </summary>
    LegacySuite,

    /// <summary>
    /// Answers as a server of TLS 1.1 would: a ServerHello of that version to a hello with a suite
    /// that TLS 1.1 has, otherwise alert handshake_failure. OpenSSL 3.0 does just that.
    /// </summary>
    Tls11,

    /// <summary>
    /// Answers every hello with a ServerHello of TLS 1.1, even one that offers only suites of TLS
    /// 1.2: what a client's own check of the version has to catch.
    /// </summary>
    Tls11ServerHello,

    /// <summary>Has an ECDSA certificate and only suites for one.</summary>
    EcdsaCertificate,

    /// <summary>The certificate comes from a root that is not in the CA file.</summary>
    UntrustedRoot,

    /// <summary>The certificate is for another host name.</summary>
    WrongHostName,

    /// <summary>The certificate's validity is over.</summary>
    Expired,

    /// <summary>The certificate's validity has not begun.</summary>
    NotYetValid,
}
