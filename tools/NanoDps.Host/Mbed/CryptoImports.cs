using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Functions of libmbedcrypto: random numbers and keys. Structures are addresses: see
/// <see cref="NativeBlock"/>.
/// </summary>
internal static unsafe partial class CryptoImports
{
    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_entropy_init")]
    public static partial void EntropyInit(nint entropy);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_entropy_free")]
    public static partial void EntropyFree(nint entropy);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_ctr_drbg_init")]
    public static partial void DrbgInit(nint drbg);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_ctr_drbg_free")]
    public static partial void DrbgFree(nint drbg);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_ctr_drbg_seed")]
    public static partial int DrbgSeed(
        nint drbg,
        nint function,
        nint entropy,
        byte* custom,
        nuint customLength);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_pk_init")]
    public static partial void KeyInit(nint key);

    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_pk_free")]
    public static partial void KeyFree(nint key);

    // 2.28 takes the first five arguments. The two that 3.x added do no harm on the calling
    // conventions of Linux on x64 and arm64, where the caller cleans up.
    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_pk_parse_key")]
    public static partial int KeyParse(
        nint key,
        byte* data,
        nuint length,
        byte* password,
        nuint passwordLength,
        nint random,
        nint drbg);

    // 2.28 alone. The result points to a structure whose first member is the library's number.
    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_ecp_curve_info_from_tls_id")]
    public static partial int* CurveOfTlsId(ushort id);

    // 2.28 alone.
    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_md_info_from_string")]
    public static partial nint HashOfName(byte* name);

    // 2.28 alone.
    [LibraryImport(MbedTls.CryptoLibrary, EntryPoint = "mbedtls_md_get_type")]
    public static partial int HashType(nint hash);
}
