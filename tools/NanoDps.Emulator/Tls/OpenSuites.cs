using System.Collections.Immutable;

namespace NanoDps.Emulator.Tls;

/// <summary>
/// What a service without minTlsVersion takes besides the recommended suites. The list is IoT
/// Hub's (Azure: TLS support in IoT Hub, "for IoT Hubs not configured for TLS 1.2 enforcement");
/// none is published for DPS. Three of it are left out: OpenSSL as Debian builds it has no 3DES
/// (TLS_RSA_WITH_3DES_EDE_CBC_SHA), and .NET's server has no Diffie-Hellman parameters
/// (TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256).
/// </summary>
public static class OpenSuites
{
    /// <summary>The suites in the order in which the service lists them.</summary>
    public static ImmutableArray<ushort> All { get; } =
    [
        0x009D, // TLS_RSA_WITH_AES_256_GCM_SHA384
        0x009C, // TLS_RSA_WITH_AES_128_GCM_SHA256
        0x003D, // TLS_RSA_WITH_AES_256_CBC_SHA256
        0x003C, // TLS_RSA_WITH_AES_128_CBC_SHA256
        0xC014, // TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
        0xC013, // TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
        0x0035, // TLS_RSA_WITH_AES_256_CBC_SHA
        0x002F, // TLS_RSA_WITH_AES_128_CBC_SHA
    ];
}
