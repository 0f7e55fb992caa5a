using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using NanoDps.Host.Sockets;

namespace NanoDps.Host.Mbed;

/// <summary>
/// One TLS connection. The wait for the socket is outside the lock around mbedTLS, so that one
/// thread reads while another writes.
/// </summary>
internal sealed unsafe class TlsSession : IDisposable
{
    private readonly object _lock = new();
    private readonly object _writeLock = new();
    private readonly MbedTls _mbed;
    private readonly TlsConfig _config;
    private readonly NativeBlock _block = new(1);
    private readonly TlsTransport _transport;
    private bool _freed;

    /// <summary>Makes one that has not sent anything yet.</summary>
    /// <exception cref="InvalidOperationException">The host name is too long (A45).</exception>
    public TlsSession(MbedTls mbed, Wire wire, TlsRequest request)
    {
        _mbed = mbed;
        _config = new TlsConfig(mbed, request);
        _transport = new TlsTransport(wire);
        SslImports.Init(Ssl);

        try
        {
            SetUp(request);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What was sent before the first answer: the ClientHello of a client.</summary>
    public byte[] FirstFlight => _transport.FirstFlight;

    /// <summary>What the handshake agreed on; to be asked after it succeeded.</summary>
    public TlsNegotiated Negotiated => TlsNegotiated.Of(Ssl);

    private nint Ssl => _block.Slot(0);

    /// <summary>Makes the handshake. No time limit holds (A53).</summary>
    /// <returns>0; certificate flags, positive; or a negative code (A34 to A52).</returns>
    /// <exception cref="SocketException">The socket was closed on the host's side.</exception>
    public int Handshake()
    {
        while (true)
        {
            var result = SslImports.Handshake(Ssl);
            GC.KeepAlive(this); // the native code calls back through a weak handle

            if (result == 0)
            {
                return result;
            }

            if (!_transport.WaitIfWanted(result, Timeout.Infinite, out _))
            {
                return result == MbedError.CertificateVerifyFailed
                    ? (int)SslImports.VerifyResult(Ssl)
                    : MbedError.OfDevice(result, _mbed.Major);
            }
        }
    }

    /// <summary>Reads from one record; 0 when the peer has ended, well or not (A71, A72).</summary>
    /// <exception cref="SocketException">
    /// 10060: the time was over; -1: any failure (A73); -1728053248: closed meanwhile (A84).
    /// </exception>
    public int Read(Span<byte> buffer, int milliseconds)
    {
        if (buffer.Length == 0)
        {
            return 0; // mbedTLS would wait for a record
        }

        var watch = Stopwatch.StartNew();

        while (true)
        {
            var result = TryRead(buffer);

            if (result >= 0 || result is MbedError.PeerCloseNotify or MbedError.ConnectionEof)
            {
                return Math.Max(0, result);
            }

            WaitOrThrow(result, Socket.Left(milliseconds, watch));
        }
    }

    /// <summary>Writes all of it.</summary>
    /// <exception cref="SocketException">As for <see cref="Read"/> (A74, A75).</exception>
    public void Write(ReadOnlySpan<byte> buffer, int milliseconds)
    {
        var watch = Stopwatch.StartNew();

        lock (_writeLock) // a write that waits must be continued with the same bytes
        {
            while (buffer.Length > 0)
            {
                var result = TryWrite(buffer);

                if (result >= 0)
                {
                    buffer = buffer[result..];
                }
                else
                {
                    WaitOrThrow(result, Socket.Left(milliseconds, watch));
                }
            }
        }
    }

    /// <summary>Bytes that can be read without waiting.</summary>
    public int Available()
    {
        lock (_lock)
        {
            ThrowIfFreed();

            if (SslImports.BytesAvailable(Ssl) == 0)
            {
                _ = SslImports.Read(Ssl, null, 0); // opens the next record, if it is there
            }

            return (int)SslImports.BytesAvailable(Ssl);
        }
    }

    /// <summary>Tells the peer that this is the end, if it can be told at once.</summary>
    public void CloseNotify()
    {
        lock (_lock)
        {
            if (!_freed && !_transport.IsClosed)
            {
                _ = SslImports.CloseNotify(Ssl);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_freed)
            {
                _freed = true;
                SslImports.Free(Ssl);
                _config.Dispose();
                _block.Dispose();
                _transport.Dispose();
            }
        }
    }

    private void SetUp(TlsRequest request)
    {
        if (SslImports.Setup(Ssl, _config.Handle) != 0)
        {
            throw new CryptographicException((int)SslError.SetupFailed);
        }

        if (request.Host is null)
        {
            throw DeviceMessages.NativeNull();
        }

        if (request.Host.Length > 0)
        {
            fixed (byte* name = Encoding.UTF8.GetBytes(request.Host + "\0"))
            {
                if (SslImports.SetHostName(Ssl, name) != 0)
                {
                    throw DeviceMessages.InvalidOperation();
                }
            }
        }

        _transport.Attach(Ssl);
    }

    private int TryRead(Span<byte> buffer)
    {
        lock (_lock)
        {
            ThrowIfFreed();

            fixed (byte* bytes = buffer)
            {
                var result = SslImports.Read(Ssl, bytes, (nuint)buffer.Length);
                GC.KeepAlive(this);
                return result;
            }
        }
    }

    private int TryWrite(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            ThrowIfFreed();

            fixed (byte* bytes = buffer)
            {
                var result = SslImports.Write(Ssl, bytes, (nuint)buffer.Length);
                GC.KeepAlive(this);
                return result;
            }
        }
    }

    private void WaitOrThrow(int result, int milliseconds)
    {
        if (_transport.IsClosed)
        {
            throw new SocketException(Wire.ClosedMeanwhile);
        }

        var wanted = _transport.WaitIfWanted(result, milliseconds, out var ready);

        if (!wanted || !ready)
        {
            throw new SocketException(wanted ? SocketError.TimedOut : SocketError.SocketError);
        }
    }

    private void ThrowIfFreed()
    {
        if (_freed)
        {
            throw new SocketException(Wire.ClosedMeanwhile);
        }
    }
}
