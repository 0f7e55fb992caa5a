namespace NanoDps.Tls;

/// <summary>Fatal alerts that are sent before there is a TLS session (RFC 5246, 7.2).</summary>
public static class TlsAlert
{
    /// <summary>No acceptable set of parameters.</summary>
    public const byte HandshakeFailure = 40;

    /// <summary>A message could not be read.</summary>
    public const byte DecodeError = 50;

    /// <summary>The alert's record.</summary>
    /// <param name="description">What is wrong, as a number (RFC 5246, 7.2.2).</param>
    public static byte[] Fatal(byte description) => [21, 3, 3, 0, 2, 2, description];
}
