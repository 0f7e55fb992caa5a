using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Functions of libmbedtls: one connection. Structures are addresses: see
/// <see cref="NativeBlock"/>.
/// </summary>
internal static unsafe partial class SslImports
{
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_init")]
    public static partial void Init(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_free")]
    public static partial void Free(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_setup")]
    public static partial int Setup(nint ssl, nint config);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_set_hostname")]
    public static partial int SetHostName(nint ssl, byte* name);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_set_bio")]
    public static partial void SetBio(
        nint ssl,
        nint context,
        nint send,
        nint receive,
        nint receiveWithTimeout);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_handshake")]
    public static partial int Handshake(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_read")]
    public static partial int Read(nint ssl, byte* buffer, nuint length);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_write")]
    public static partial int Write(nint ssl, byte* buffer, nuint length);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_close_notify")]
    public static partial int CloseNotify(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_bytes_avail")]
    public static partial nuint BytesAvailable(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_verify_result")]
    public static partial uint VerifyResult(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_ciphersuite")]
    public static partial nint CipherSuite(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_version")]
    public static partial nint Version(nint ssl);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_ciphersuite_id")]
    public static partial int CipherSuiteOfName(nint name);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_get_ciphersuite_name")]
    public static partial nint NameOfCipherSuite(int id);
}
