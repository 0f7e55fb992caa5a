namespace NanoDps.Host.Mbed;

/// <summary>A random generator of mbedTLS.</summary>
internal sealed unsafe class MbedRandom : IDisposable
{
    private readonly MbedTls _mbed;
    private readonly NativeBlock _block = new(2);
    private bool _disposed;

    public MbedRandom(MbedTls mbed)
    {
        _mbed = mbed;
        CryptoImports.EntropyInit(Entropy);
        CryptoImports.DrbgInit(Handle);
    }

    public nint Handle => _block.Slot(1);

    private nint Entropy => _block.Slot(0);

    /// <summary>Seeds it; false when the system gives no entropy.</summary>
    public bool Seed() =>
        CryptoImports.DrbgSeed(Handle, _mbed.EntropyFunction, Entropy, null, 0) == 0;

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            CryptoImports.DrbgFree(Handle);
            CryptoImports.EntropyFree(Entropy);
            _block.Dispose();
        }
    }
}
