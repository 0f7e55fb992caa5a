using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Functions of libmbedx509: certificates. Structures are addresses: see <see cref="NativeBlock"/>.
/// </summary>
internal static unsafe partial class X509Imports
{
    [LibraryImport(MbedTls.X509Library, EntryPoint = "mbedtls_x509_crt_init")]
    public static partial void Init(nint list);

    [LibraryImport(MbedTls.X509Library, EntryPoint = "mbedtls_x509_crt_free")]
    public static partial void Free(nint list);

    [LibraryImport(MbedTls.X509Library, EntryPoint = "mbedtls_x509_crt_parse")]
    public static partial int Parse(nint list, byte* data, nuint length);

    [LibraryImport(MbedTls.X509Library, EntryPoint = "mbedtls_x509_crt_info")]
    public static partial int Info(byte* buffer, nuint size, byte* prefix, nint list);
}
