using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Functions of libmbedtls: what a connection offers and trusts. Structures are addresses: see
/// <see cref="NativeBlock"/>.
/// </summary>
internal static unsafe partial class ConfigImports
{
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_config_init")]
    public static partial void Init(nint config);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_config_free")]
    public static partial void Free(nint config);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_config_defaults")]
    public static partial int Defaults(nint config, int endpoint, int transport, int preset);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_min_version")]
    public static partial void MinVersion(nint config, int major, int minor);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_max_version")]
    public static partial void MaxVersion(nint config, int major, int minor);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_authmode")]
    public static partial void AuthMode(nint config, int mode);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_ca_chain")]
    public static partial void CaChain(nint config, nint trusted, nint revoked);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_own_cert")]
    public static partial int OwnCertificate(nint config, nint certificate, nint key);

    // The lists must stay in place as long as the configuration.
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_ciphersuites")]
    public static partial void CipherSuites(nint config, int* list);

    // 2.28 alone: a list of the library's own numbers.
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_curves")]
    public static partial void Curves(nint config, int* list);

    // 2.28 alone: a list of the library's own numbers.
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_sig_hashes")]
    public static partial void SignatureHashes(nint config, int* list);

    // 3.x alone: a list of the numbers on the wire.
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_groups")]
    public static partial void Groups(nint config, ushort* list);

    // 3.x alone: a list of the numbers on the wire.
    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_sig_algs")]
    public static partial void SignatureAlgorithms(nint config, ushort* list);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_rng")]
    public static partial void Random(nint config, nint function, nint drbg);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_verify")]
    public static partial void Verify(nint config, nint function, nint context);

    [LibraryImport(MbedTls.TlsLibrary, EntryPoint = "mbedtls_ssl_conf_session_tickets")]
    public static partial void SessionTickets(nint config, int use);
}
