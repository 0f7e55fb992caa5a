namespace NanoDps.Emulator.Tls;

/// <summary>Fatal alerts that are sent before there is a TLS session (RFC 5246, 7.2).</summary>
internal static class TlsAlert
{
    public const byte HandshakeFailure = 40;
    public const byte DecodeError = 50;

    /// <summary>The alert's record.</summary>
    public static byte[] Fatal(byte description) => [21, 3, 3, 0, 2, 2, description];
}
