using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>What a handshake agreed on.</summary>
/// <param name="CipherSuite">The IANA name of the suite.</param>
/// <param name="CipherSuiteId">Its IANA number.</param>
/// <param name="Version">The version, as "TLSv1.2".</param>
internal sealed record TlsNegotiated(string CipherSuite, ushort CipherSuiteId, string Version)
{
    /// <summary>What a handshake that failed agreed on.</summary>
    public static TlsNegotiated Nothing { get; } = new("", 0, "");

    /// <summary>Asks a connection after its handshake.</summary>
    public static TlsNegotiated Of(nint ssl)
    {
        // mbedTLS writes the IANA names with other separators.
        var suite = SslImports.CipherSuite(ssl);
        return new TlsNegotiated(
            Marshal.PtrToStringUTF8(suite)!.Replace('-', '_'),
            (ushort)SslImports.CipherSuiteOfName(suite),
            Marshal.PtrToStringUTF8(SslImports.Version(ssl))!);
    }
}
