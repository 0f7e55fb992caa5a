namespace NanoDps.Host.Mbed;

/// <summary>
/// Results of mbedTLS that the host tells apart, and the codes of 3.6 for those of 2.28.
/// </summary>
internal static class MbedError
{
    public const int WantRead = -0x6900;
    public const int WantWrite = -0x6880;
    public const int CertificateVerifyFailed = -0x2700;
    public const int PeerCloseNotify = -0x7880;
    public const int ConnectionEof = -0x7280;
    public const int ConnectionReset = -0x50;
    public const int ReceiveFailed = -0x4C;
    public const int SendFailed = -0x4E;
    public const int FatalAlert = -0x7780;
    public const int VerificationWithoutHostName = -0x5D80;

    private const int DecodeError = -0x7300;

    /// <summary>
    /// The code that the device's 3.6 has for a failure. 2.28 had one code for each kind of bad
    /// message, from -0x7900 (client hello) to -0x7E00 (finished), where 3.x says why it is bad;
    /// that it cannot be decoded is by far the commonest reason.
    /// </summary>
    public static int OfDevice(int code, int major) =>
        major == 2 && code is <= -0x7900 and >= -0x7E00 ? DecodeError : code;
}
