namespace System.Net.Sockets;

/// <summary>
/// Why a TLS context could not be set up; the codes overlap with certificate flags (A30).
/// </summary>
public enum SslError : byte
{
    None = 0,
    NoFreeContext = 1,
    OutOfMemory = 2,
    DrbgSeedFailed = 3,
    ConfigDefaultsFailed = 4,
    UnsupportedProtocolVersion = 5,
    PrivateKeyParseFailed = 6,
    CertificateParseFailed = 7,
    OwnCertConfigFailed = 8,
    SetupFailed = 9,
}
