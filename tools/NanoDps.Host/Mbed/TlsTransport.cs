extern alias bcl;

using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NanoDps.Host.Sockets;
using BclFlags = bcl::System.Net.Sockets.SocketFlags;
using BclSelect = bcl::System.Net.Sockets.SelectMode;

namespace NanoDps.Host.Mbed;

/// <summary>
/// Carries the records of one connection between mbedTLS and a socket. It never waits inside of
/// mbedTLS: it says that it would block, and <see cref="WaitIfWanted"/> is for outside.
/// </summary>
internal sealed unsafe class TlsTransport : IDisposable
{
    private readonly Wire _wire;
    private readonly List<byte> _firstFlight = [];
    private GCHandle _self;
    private bool _heard;

    public TlsTransport(Wire wire)
    {
        _wire = wire;

        // Weak, so that a session that nobody has disposed can still be collected.
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
    }

    /// <summary>What was sent before the first answer: the ClientHello of a client.</summary>
    public byte[] FirstFlight => [.. _firstFlight];

    public bool IsClosed => _wire.IsClosed;

    /// <summary>Makes the connection use this.</summary>
    public void Attach(nint ssl)
    {
        delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> send = &Send;
        delegate* unmanaged[Cdecl]<nint, byte*, nuint, int> receive = &Receive;
        SslImports.SetBio(ssl, GCHandle.ToIntPtr(_self), (nint)send, (nint)receive, 0);
    }

    /// <summary>Waits for the socket if a result asks for it.</summary>
    /// <param name="result">What mbedTLS returned.</param>
    /// <param name="milliseconds">The limit; negative for none.</param>
    /// <param name="ready">False when the time was over.</param>
    /// <returns>False when the result asks for no wait.</returns>
    public bool WaitIfWanted(int result, int milliseconds, out bool ready)
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

    public void Dispose()
    {
        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    private int Send(ReadOnlySpan<byte> bytes)
    {
        if (!_wire.TrySend(bytes, BclFlags.None, out var count))
        {
            return MbedError.WantWrite;
        }

        if (!_heard)
        {
            _firstFlight.AddRange(bytes[..count]);
        }

        return count;
    }

    private int Receive(Span<byte> bytes)
    {
        if (!_wire.TryReceive(bytes, BclFlags.None, out var count))
        {
            return MbedError.WantRead;
        }

        _heard = true;
        return count;
    }

    private static TlsTransport Of(nint context) =>
        (TlsTransport)GCHandle.FromIntPtr(context).Target!;

    // No exception may cross into native code, so both catch everything.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Send(nint context, byte* buffer, nuint length)
    {
        try
        {
            return Of(context).Send(new ReadOnlySpan<byte>(buffer, (int)length));
        }
        catch (Exception e)
        {
            return CodeOf(e, MbedError.SendFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Receive(nint context, byte* buffer, nuint length)
    {
        try
        {
            return Of(context).Receive(new Span<byte>(buffer, (int)length));
        }
        catch (Exception e)
        {
            return CodeOf(e, MbedError.ReceiveFailed);
        }
    }

    private static int CodeOf(Exception e, int otherwise) =>
        e is SocketException { ErrorCode: (int)SocketError.ConnectionReset }
            ? MbedError.ConnectionReset : otherwise;
}
