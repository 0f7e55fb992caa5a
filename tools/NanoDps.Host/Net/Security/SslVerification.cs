namespace System.Net.Security;

/// <summary>
/// How a peer is verified; only <see cref="CertificateRequired"/> verifies at all (A65).
/// </summary>
public enum SslVerification
{
    NoVerification = 1,
    VerifyPeer = 2,
    CertificateRequired = 4,
    VerifyClientOnce = 8,
}
