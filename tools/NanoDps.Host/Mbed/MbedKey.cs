using System.Text;

namespace NanoDps.Host.Mbed;

/// <summary>A private key as mbedTLS holds it; empty until one is parsed.</summary>
internal sealed unsafe class MbedKey : IDisposable
{
    private readonly MbedTls _mbed;
    private readonly NativeBlock _block = new(1);
    private bool _disposed;

    public MbedKey(MbedTls mbed)
    {
        _mbed = mbed;
        CryptoImports.KeyInit(Handle);
    }

    public nint Handle => _block.Slot(0);

    /// <summary>Parses DER, or PEM text that ends with a zero byte; false on any failure.</summary>
    public bool Parse(ReadOnlySpan<byte> key, string? password, MbedRandom random)
    {
        var secret = password is null ? null : Encoding.UTF8.GetBytes(password + "\0");

        fixed (byte* keyBytes = key)
        fixed (byte* secretBytes = secret)
        {
            return CryptoImports.KeyParse(
                Handle,
                keyBytes,
                (nuint)key.Length,
                secretBytes,
                secret is null ? 0 : (nuint)(secret.Length - 1),
                _mbed.DrbgRandom,
                random.Handle) == 0;
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            CryptoImports.KeyFree(Handle);
            _block.Dispose();
        }
    }
}
