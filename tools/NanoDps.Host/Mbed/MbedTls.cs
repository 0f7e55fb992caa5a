using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>
/// The functions of mbedTLS 2.28 and 3.x that the host calls. Pointers to its structures are
/// <see cref="nint"/>: their layout is not known here, it depends on how the library was built.
/// </summary>
internal sealed unsafe class MbedTls
{
    private static readonly object _lock = new();
    private static MbedTls? _instance;

    public readonly delegate* unmanaged[Cdecl]<nint, void> EntropyInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> EntropyFree;
    public readonly nint EntropyFunction;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DrbgInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DrbgFree;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, byte*, nuint, int> DrbgSeed;
    public readonly nint DrbgRandom;

    public readonly delegate* unmanaged[Cdecl]<nint, void> CertificateInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> CertificateFree;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> CertificateParse;
    public readonly delegate* unmanaged[Cdecl]<byte*, nuint, byte*, nint, int> CertificateInfo;
    public readonly delegate* unmanaged[Cdecl]<nint, void> KeyInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> KeyFree;

    // 2.28 takes five arguments; the two that 3.x added are ignored on the calling conventions of
    // Linux on x64 and arm64, where the caller cleans up.
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nint, nint, int> KeyParse;

    public readonly delegate* unmanaged[Cdecl]<nint, void> ConfigInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> ConfigFree;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int, int, int> ConfigDefaults;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int, void> ConfigMinVersion;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int, void> ConfigMaxVersion;
    public readonly delegate* unmanaged[Cdecl]<nint, int, void> ConfigAuthMode;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, void> ConfigCaChain;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, int> ConfigOwnCertificate;
    public readonly delegate* unmanaged[Cdecl]<nint, int*, void> ConfigCipherSuites;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, void> ConfigRandom;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, void> ConfigVerify;
    public readonly delegate* unmanaged[Cdecl]<nint, int, void> ConfigSessionTickets;

    // 2.28 alone: lists of its own numbers, and the look-ups of these numbers.
    public readonly delegate* unmanaged[Cdecl]<nint, int*, void> ConfigCurves;
    public readonly delegate* unmanaged[Cdecl]<nint, int*, void> ConfigSignatureHashes;
    public readonly delegate* unmanaged[Cdecl]<ushort, int*> CurveOfTlsId;
    public readonly delegate* unmanaged[Cdecl]<byte*, nint> HashOfName;
    public readonly delegate* unmanaged[Cdecl]<nint, int> HashType;

    // 3.x alone: lists of the numbers on the wire.
    public readonly delegate* unmanaged[Cdecl]<nint, ushort*, void> ConfigGroups;
    public readonly delegate* unmanaged[Cdecl]<nint, ushort*, void> ConfigSignatureAlgorithms;

    public readonly delegate* unmanaged[Cdecl]<nint, void> SslInit;
    public readonly delegate* unmanaged[Cdecl]<nint, void> SslFree;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, int> SslSetup;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, int> SslSetHostName;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, void> SslSetBio;
    public readonly delegate* unmanaged[Cdecl]<nint, int> SslHandshake;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> SslRead;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> SslWrite;
    public readonly delegate* unmanaged[Cdecl]<nint, int> SslCloseNotify;
    public readonly delegate* unmanaged[Cdecl]<nint, nuint> SslBytesAvailable;
    public readonly delegate* unmanaged[Cdecl]<nint, uint> SslVerifyResult;
    public readonly delegate* unmanaged[Cdecl]<nint, nint> SslCipherSuite;
    public readonly delegate* unmanaged[Cdecl]<nint, nint> SslVersion;
    public readonly delegate* unmanaged[Cdecl]<nint, int> CipherSuiteOfName;
    public readonly delegate* unmanaged[Cdecl]<int, nint> NameOfCipherSuite;

    private readonly (nint Tls, nint X509, nint Crypto) _handles;

    private MbedTls()
    {
        _handles = MbedTlsFiles.Load();
        var number = ((delegate* unmanaged[Cdecl]<uint>)Find("mbedtls_version_get_number"))();
        Major = (int)(number >> 24);
        Version = $"{Major}.{(number >> 16) & 0xFF}.{(number >> 8) & 0xFF}";

        if (Major is not (2 or 3))
        {
            throw new MbedTlsException(
                $"expected mbedTLS 2.28 or 3.x, got {Version}, which has another interface;"
                + $" install an older one beside it with: {MbedTlsFiles.InstallCommand()}");
        }

        EntropyInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_entropy_init");
        EntropyFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_entropy_free");
        EntropyFunction = Find("mbedtls_entropy_func");
        DrbgInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ctr_drbg_init");
        DrbgFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ctr_drbg_free");
        DrbgSeed = (delegate* unmanaged[Cdecl]<nint, nint, nint, byte*, nuint, int>)Find("mbedtls_ctr_drbg_seed");
        DrbgRandom = Find("mbedtls_ctr_drbg_random");
        CertificateInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_x509_crt_init");
        CertificateFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_x509_crt_free");
        CertificateParse = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, int>)Find("mbedtls_x509_crt_parse");
        CertificateInfo = (delegate* unmanaged[Cdecl]<byte*, nuint, byte*, nint, int>)Find("mbedtls_x509_crt_info");
        KeyInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_pk_init");
        KeyFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_pk_free");
        KeyParse = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nint, nint, int>)Find("mbedtls_pk_parse_key");
        ConfigInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ssl_config_init");
        ConfigFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ssl_config_free");
        ConfigDefaults = (delegate* unmanaged[Cdecl]<nint, int, int, int, int>)Find("mbedtls_ssl_config_defaults");
        ConfigMinVersion = (delegate* unmanaged[Cdecl]<nint, int, int, void>)Find("mbedtls_ssl_conf_min_version");
        ConfigMaxVersion = (delegate* unmanaged[Cdecl]<nint, int, int, void>)Find("mbedtls_ssl_conf_max_version");
        ConfigAuthMode = (delegate* unmanaged[Cdecl]<nint, int, void>)Find("mbedtls_ssl_conf_authmode");
        ConfigCaChain = (delegate* unmanaged[Cdecl]<nint, nint, nint, void>)Find("mbedtls_ssl_conf_ca_chain");
        ConfigOwnCertificate = (delegate* unmanaged[Cdecl]<nint, nint, nint, int>)Find("mbedtls_ssl_conf_own_cert");
        ConfigCipherSuites = (delegate* unmanaged[Cdecl]<nint, int*, void>)Find("mbedtls_ssl_conf_ciphersuites");
        ConfigRandom = (delegate* unmanaged[Cdecl]<nint, nint, nint, void>)Find("mbedtls_ssl_conf_rng");
        ConfigVerify = (delegate* unmanaged[Cdecl]<nint, nint, nint, void>)Find("mbedtls_ssl_conf_verify");
        ConfigSessionTickets = (delegate* unmanaged[Cdecl]<nint, int, void>)Find("mbedtls_ssl_conf_session_tickets");
        SslInit = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ssl_init");
        SslFree = (delegate* unmanaged[Cdecl]<nint, void>)Find("mbedtls_ssl_free");
        SslSetup = (delegate* unmanaged[Cdecl]<nint, nint, int>)Find("mbedtls_ssl_setup");
        SslSetHostName = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Find("mbedtls_ssl_set_hostname");
        SslSetBio = (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, void>)Find("mbedtls_ssl_set_bio");
        SslHandshake = (delegate* unmanaged[Cdecl]<nint, int>)Find("mbedtls_ssl_handshake");
        SslRead = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, int>)Find("mbedtls_ssl_read");
        SslWrite = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, int>)Find("mbedtls_ssl_write");
        SslCloseNotify = (delegate* unmanaged[Cdecl]<nint, int>)Find("mbedtls_ssl_close_notify");
        SslBytesAvailable = (delegate* unmanaged[Cdecl]<nint, nuint>)Find("mbedtls_ssl_get_bytes_avail");
        SslVerifyResult = (delegate* unmanaged[Cdecl]<nint, uint>)Find("mbedtls_ssl_get_verify_result");
        SslCipherSuite = (delegate* unmanaged[Cdecl]<nint, nint>)Find("mbedtls_ssl_get_ciphersuite");
        SslVersion = (delegate* unmanaged[Cdecl]<nint, nint>)Find("mbedtls_ssl_get_version");
        CipherSuiteOfName = (delegate* unmanaged[Cdecl]<nint, int>)Find("mbedtls_ssl_get_ciphersuite_id");
        NameOfCipherSuite = (delegate* unmanaged[Cdecl]<int, nint>)Find("mbedtls_ssl_get_ciphersuite_name");

        if (Major == 2)
        {
            ConfigCurves = (delegate* unmanaged[Cdecl]<nint, int*, void>)Find("mbedtls_ssl_conf_curves");
            ConfigSignatureHashes = (delegate* unmanaged[Cdecl]<nint, int*, void>)Find("mbedtls_ssl_conf_sig_hashes");
            CurveOfTlsId = (delegate* unmanaged[Cdecl]<ushort, int*>)Find("mbedtls_ecp_curve_info_from_tls_id");
            HashOfName = (delegate* unmanaged[Cdecl]<byte*, nint>)Find("mbedtls_md_info_from_string");
            HashType = (delegate* unmanaged[Cdecl]<nint, int>)Find("mbedtls_md_get_type");
        }
        else
        {
            ConfigGroups = (delegate* unmanaged[Cdecl]<nint, ushort*, void>)Find("mbedtls_ssl_conf_groups");
            ConfigSignatureAlgorithms = (delegate* unmanaged[Cdecl]<nint, ushort*, void>)Find("mbedtls_ssl_conf_sig_algs");
        }

        // Signatures of 3.x go through PSA when the distribution built it so.
        if (NativeLibrary.TryGetExport(_handles.Crypto, "psa_crypto_init", out var psa)
            && ((delegate* unmanaged[Cdecl]<int>)psa)() is var status and not 0)
        {
            throw new MbedTlsException($"mbedTLS {Version}: psa_crypto_init failed with {status}");
        }
    }

    /// <summary>The library, loaded at first use.</summary>
    public static MbedTls Instance
    {
        get
        {
            lock (_lock)
            {
                return _instance ??= new MbedTls();
            }
        }
    }

    public string Version { get; }

    public int Major { get; }

    private nint Find(string name)
    {
        foreach (var handle in (nint[])[_handles.Tls, _handles.X509, _handles.Crypto])
        {
            if (NativeLibrary.TryGetExport(handle, name, out var address))
            {
                return address;
            }
        }

        throw new MbedTlsException(
            $"expected mbedTLS with {name}, got a build of {Version ?? "unknown version"} without it;"
            + $" install the distribution's with: {MbedTlsFiles.InstallCommand()}");
    }
}
