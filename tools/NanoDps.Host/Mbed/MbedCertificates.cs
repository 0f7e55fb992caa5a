namespace NanoDps.Host.Mbed;

/// <summary>A list of certificates as mbedTLS holds it.</summary>
internal sealed unsafe class MbedCertificates : IDisposable
{
    private readonly NativeBlock _block = new(1);
    private bool _disposed;

    public MbedCertificates(MbedTls mbed)
    {
        _ = mbed; // asked for because nothing here works before it is loaded
        X509Imports.Init(Handle);
    }

    public nint Handle => _block.Slot(0);

    /// <summary>
    /// Appends one DER certificate, or PEM text that ends with a zero byte.
    /// </summary>
    /// <returns>0; the number of PEM blocks that were skipped; or a negative error.</returns>
    public int Add(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            return X509Imports.Parse(Handle, bytes, (nuint)data.Length);
        }
    }

    /// <summary>What mbedTLS prints of the first certificate.</summary>
    public string Describe()
    {
        var text = new byte[16 * 1024];

        fixed (byte* buffer = text)
        fixed (byte* prefix = new byte[1])
        {
            var length = X509Imports.Info(buffer, (nuint)text.Length, prefix, Handle);
            return length < 0
                ? throw new MbedTlsException($"mbedTLS cannot print a certificate: {length}")
                : System.Text.Encoding.UTF8.GetString(text, 0, length);
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            X509Imports.Free(Handle);
            _block.Dispose();
        }
    }
}
