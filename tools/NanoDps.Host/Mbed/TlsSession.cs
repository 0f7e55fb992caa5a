extern alias bcl;

using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NanoDps.Host.Sockets;
using BclFlags = bcl::System.Net.Sockets.SocketFlags;
using BclSelect = bcl::System.Net.Sockets.SelectMode;

namespace NanoDps.Host.Mbed;

/// <summary>
/// One TLS connection. mbedTLS never waits in here: its input and output say that they would
/// block, and the wait for the socket is outside the lock, so that one thread reads while another
/// writes.
/// </summary>
internal sealed unsafe class TlsSession : IDisposable
{
    private readonly object _lock = new();
    private readonly object _writeLock = new();
    private readonly MbedTls _mbed;
    private readonly TlsConfig _config;
    private readonly NativeBlock _block = new(1);
    private readonly Wire _wire;
    private readonly List<byte> _firstFlight = [];
    private GCHandle _self;
    private bool _heard;
    private bool _freed;

    /// <summary>Makes one that has not sent anything yet.</summary>
    /// <exception cref="InvalidOperationException">The host name is too long (A45).</exception>
    public TlsSession(MbedTls mbed, Wire wire, TlsRequest request)
    {
        _mbed = mbed;
        _wire = wire;
        _config = new TlsConfig(mbed, request);
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
        mbed.SslInit(Ssl);

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
    public byte[] FirstFlight => [.. _firstFlight];

    /// <summary>The suite by its IANA name; "" before there is one.</summary>
    public string CipherSuite => Text(_mbed.SslCipherSuite(Ssl)).Replace('-', '_');

    /// <summary>The suite by its IANA number; 0 before there is one.</summary>
    public ushort CipherSuiteId
    {
        get
        {
            var name = _mbed.SslCipherSuite(Ssl);
            return name == 0 ? (ushort)0 : (ushort)_mbed.CipherSuiteOfName(name);
        }
    }

    /// <summary>The version, as "TLSv1.2".</summary>
    public string Version => Text(_mbed.SslVersion(Ssl));

    private nint Ssl => _block.Slot(0);

    /// <summary>Makes the handshake. No time limit holds (A53).</summary>
    /// <returns>0; certificate flags, positive; or a negative code (A34 to A52).</returns>
    /// <exception cref="SocketException">The socket was closed on the host's side.</exception>
    public int Handshake()
    {
        while (true)
        {
            var result = _mbed.SslHandshake(Ssl);
            GC.KeepAlive(this); // the native code calls back through a weak handle

            if (result == 0)
            {
                return 0;
            }

            if (!WaitIfWanted(result, Timeout.Infinite, out _))
            {
                return result == MbedError.CertificateVerifyFailed
                    ? (int)_mbed.SslVerifyResult(Ssl)
                    : MbedError.OfDevice(result, _mbed.Major);
            }
        }
    }

    /// <summary>Reads from one record; 0 when the peer has ended, orderly or not (A71, A72).</summary>
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
            int result;

            lock (_lock)
            {
                ThrowIfFreed();

                fixed (byte* bytes = buffer)
                {
                    result = _mbed.SslRead(Ssl, bytes, (nuint)buffer.Length);
                    GC.KeepAlive(this);
                }
            }

            if (result > 0)
            {
                return result;
            }

            if (result is 0 or MbedError.PeerCloseNotify or MbedError.ConnectionEof)
            {
                return 0;
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
                int result;

                lock (_lock)
                {
                    ThrowIfFreed();

                    fixed (byte* bytes = buffer)
                    {
                        result = _mbed.SslWrite(Ssl, bytes, (nuint)buffer.Length);
                        GC.KeepAlive(this);
                    }
                }

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

            if (_mbed.SslBytesAvailable(Ssl) == 0)
            {
                _ = _mbed.SslRead(Ssl, null, 0); // opens the next record, if it is there
            }

            return (int)_mbed.SslBytesAvailable(Ssl);
        }
    }

    /// <summary>Tells the peer that this is the end, if it can be told at once.</summary>
    public void CloseNotify()
    {
        lock (_lock)
        {
            if (!_freed && !_wire.IsClosed)
            {
                _ = _mbed.SslCloseNotify(Ssl);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_freed)
            {
                return;
            }

            _freed = true;
            _mbed.SslFree(Ssl);
            _config.Dispose();
            _block.Dispose();
            _self.Free();
        }
    }

    private void SetUp(TlsRequest request)
    {
        if (_mbed.SslSetup(Ssl, _config.Handle) != 0)
        {
            throw new System.Security.Cryptography.CryptographicException((int)SslError.SetupFailed);
        }

        if (request.Host is null)
        {
            throw DeviceMessages.NativeNull();
        }

        if (request.Host.Length > 0)
        {
            fixed (byte* name = Encoding.UTF8.GetBytes(request.Host + "\0"))
            {
                if (_mbed.SslSetHostName(Ssl, name) != 0)
                {
                    throw DeviceMessages.InvalidOperation();
                }
            }
        }

        delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> send = &Send;
        delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> receive = &Receive;
        _mbed.SslSetBio(Ssl, GCHandle.ToIntPtr(_self), (nint)send, (nint)receive, 0);
    }

    private void WaitOrThrow(int result, int milliseconds)
    {
        if (_wire.IsClosed)
        {
            throw new SocketException(Wire.ClosedMeanwhile);
        }

        if (!WaitIfWanted(result, milliseconds, out var ready))
        {
            throw new SocketException(SocketError.SocketError);
        }

        if (!ready)
        {
            throw new SocketException(SocketError.TimedOut);
        }
    }

    private bool WaitIfWanted(int result, int milliseconds, out bool ready)
    {
        ready = false;

        switch (result)
        {
            case MbedError.WantRead:
                ready = _wire.Wait(BclSelect.SelectRead, milliseconds);
                return true;
            case MbedError.WantWrite:
                ready = _wire.Wait(BclSelect.SelectWrite, milliseconds);
                return true;
            default:
                return false;
        }
    }

    private void ThrowIfFreed()
    {
        if (_freed)
        {
            throw new SocketException(Wire.ClosedMeanwhile);
        }
    }

    private static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Send(nint context, byte* buffer, nuint length)
    {
        // No exception may cross into native code.
        try
        {
            var session = (TlsSession)GCHandle.FromIntPtr(context).Target!;
            var bytes = new ReadOnlySpan<byte>(buffer, (int)length);

            if (!session._wire.TrySend(bytes, BclFlags.None, out var count))
            {
                return MbedError.WantWrite;
            }

            if (!session._heard)
            {
                session._firstFlight.AddRange(bytes[..count]);
            }

            return count;
        }
        catch (SocketException e) when (e.ErrorCode == (int)SocketError.ConnectionReset)
        {
            return MbedError.ConnectionReset;
        }
        catch (Exception)
        {
            return MbedError.SendFailed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Receive(nint context, byte* buffer, nuint length)
    {
        // No exception may cross into native code.
        try
        {
            var session = (TlsSession)GCHandle.FromIntPtr(context).Target!;

            if (!session._wire.TryReceive(
                new Span<byte>(buffer, (int)length), BclFlags.None, out var count))
            {
                return MbedError.WantRead;
            }

            session._heard = true;
            return count;
        }
        catch (SocketException e) when (e.ErrorCode == (int)SocketError.ConnectionReset)
        {
            return MbedError.ConnectionReset;
        }
        catch (Exception)
        {
            return MbedError.ReceiveFailed;
        }
    }
}
