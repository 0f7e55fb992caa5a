namespace NanoDps.Audit.Profiles;

/// <summary>What a rule looks at: in a hello, or, where noted, at an endpoint.</summary>
public enum Subject
{
    /// <summary>Protocol versions that are offered, or that an endpoint accepts.</summary>
    Versions,

    /// <summary>
    /// Cipher suites without signals and GREASE that are offered, or that an endpoint accepts in
    /// TLS 1.2.
    /// </summary>
    Suites,

    /// <summary>Named groups that are offered, or that an endpoint accepts.</summary>
    Groups,

    /// <summary>Signature algorithms of a hello.</summary>
    Signatures,

    /// <summary>
    /// Extensions of a hello; a signal among the suites counts as the extension it stands for.
    /// </summary>
    Extensions,

    /// <summary>Compression methods of a hello, by number.</summary>
    Compression,

    /// <summary>The server name of a hello.</summary>
    ServerName,

    /// <summary>Bytes of a hello on the wire, record header included.</summary>
    Bytes,

    /// <summary>Of an endpoint: the pinned root in which its chain ends.</summary>
    Root,

    /// <summary>Of an endpoint: the name in its certificate that matches.</summary>
    HostName,

    /// <summary>Of an endpoint: the certificate whose key signed the key exchange.</summary>
    KeyProof,
}
