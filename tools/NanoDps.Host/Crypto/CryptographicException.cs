using NanoDps.Host;

namespace System.Security.Cryptography;

/// <summary>A TLS context could not be set up, or a handshake failed.</summary>
public class CryptographicException : Exception
{
    /// <summary>Makes one with the error code 0.</summary>
    public CryptographicException()
        : this(0)
    {
    }

    /// <summary>Makes one with an error code.</summary>
    public CryptographicException(int errorCode)
        : base(DeviceMessages.Default(typeof(CryptographicException)))
    {
        ErrorCode = errorCode;
    }

    /// <summary>
    /// Negative: the code of mbedTLS. Positive: the set of certificate flags (1 expired, 4 wrong
    /// name, 8 not trusted, 512 not yet valid; A34 to A39), or a set-up code from 3 to 9 (A30).
    /// </summary>
    public int ErrorCode { get; }
}
