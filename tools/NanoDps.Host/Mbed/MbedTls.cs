using System.Reflection;
using System.Runtime.InteropServices;

namespace NanoDps.Host.Mbed;

/// <summary>The mbedTLS of this computer: 2.28 or 3.x, loaded at first use.</summary>
internal sealed unsafe class MbedTls
{
    /// <summary>Stands for the file that has the functions of TLS.</summary>
    public const string TlsLibrary = "mbedtls";

    /// <summary>Stands for the file that has the functions of certificates.</summary>
    public const string X509Library = "mbedx509";

    /// <summary>Stands for the file that has the functions of cryptography.</summary>
    public const string CryptoLibrary = "mbedcrypto";

    private static readonly object _lock = new();
    private static MbedTls? _instance;

    private readonly MbedTlsHandles _handles;

    private MbedTls()
    {
        _handles = MbedTlsFiles.Load();
        var number = ((delegate* unmanaged[Cdecl]<uint>)Crypto("mbedtls_version_get_number"))();
        Major = (int)(number >> 24);
        Version = $"{Major}.{(number >> 16) & 0xFF}.{(number >> 8) & 0xFF}";

        if (Major is not (2 or 3))
        {
            throw new MbedTlsException(
                $"expected mbedTLS 2.28 or 3.x, got {Version}, which has another interface;"
                + $" install an older one beside it with: {MbedTlsFiles.InstallCommand()}");
        }

        EntropyFunction = Crypto("mbedtls_entropy_func");
        DrbgRandom = Crypto("mbedtls_ctr_drbg_random");

        // Signatures of 3.x go through PSA when the distribution built it so.
        if (NativeLibrary.TryGetExport(_handles.Crypto, "psa_crypto_init", out var psa)
            && ((delegate* unmanaged[Cdecl]<int>)psa)() is var status and not 0)
        {
            throw new MbedTlsException($"mbedTLS {Version}: psa_crypto_init failed with {status}");
        }
    }

    /// <summary>The library.</summary>
    /// <exception cref="MbedTlsException">There is none that can be used.</exception>
    public static MbedTls Instance
    {
        get
        {
            lock (_lock)
            {
                return _instance ??= Load();
            }
        }
    }

    /// <summary>Its version, as "3.6.6".</summary>
    public string Version { get; }

    /// <summary>2 or 3.</summary>
    public int Major { get; }

    /// <summary>The address of the function that gives entropy.</summary>
    public nint EntropyFunction { get; }

    /// <summary>The address of the function that gives random numbers.</summary>
    public nint DrbgRandom { get; }

    private static MbedTls Load()
    {
        var loaded = new MbedTls();
        NativeLibrary.SetDllImportResolver(typeof(MbedTls).Assembly, loaded.Resolve);
        return loaded;
    }

    private nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        TlsLibrary => _handles.Tls,
        X509Library => _handles.X509,
        CryptoLibrary => _handles.Crypto,
        _ => 0,
    };

    private nint Crypto(string function) =>
        NativeLibrary.TryGetExport(_handles.Crypto, function, out var address)
            ? address
            : throw new MbedTlsException(
                $"expected libmbedcrypto to have {function}, got a build without it;"
                + $" install the distribution's with: {MbedTlsFiles.InstallCommand()}");
}
