extern alias bcl;

using System.Diagnostics;
using System.Net.Sockets;
using BclAddressFamily = bcl::System.Net.Sockets.AddressFamily;
using BclEndPoint = bcl::System.Net.IPEndPoint;
using BclError = bcl::System.Net.Sockets.SocketError;
using BclFlags = bcl::System.Net.Sockets.SocketFlags;
using BclProtocol = bcl::System.Net.Sockets.ProtocolType;
using BclSelect = bcl::System.Net.Sockets.SelectMode;
using BclSocket = bcl::System.Net.Sockets.Socket;
using BclSocketException = bcl::System.Net.Sockets.SocketException;
using BclType = bcl::System.Net.Sockets.SocketType;

namespace NanoDps.Host.Sockets;

/// <summary>
/// One operating system socket that never blocks in a read or write: whoever must wait does so in
/// <see cref="Wait"/>, which a close from another thread ends. Counts bytes.
/// </summary>
internal sealed class Wire
{
    /// <summary>The code of a call whose socket was closed meanwhile (A18).</summary>
    public const SocketError ClosedMeanwhile = (SocketError)(-1728053248);

    private readonly BclSocket _socket;
    private readonly HostDevice? _device;
    private int _closed;
    private bool _errorTaken;

    public Wire(HostDevice? device, BclType type, BclProtocol protocol)
        : this(device, new BclSocket(BclAddressFamily.InterNetwork, type, protocol))
    {
    }

    private Wire(HostDevice? device, BclSocket socket)
    {
        _device = device;
        _socket = socket;
        _device?.Add(this);

        if (_device is { IsOn: false })
        {
            Close();
            _device.Native.ThrowIfStopped();
        }
    }

    public BclSocket Socket => _socket;

    public HostConnection? Connection { get; set; }

    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    public void Connect(BclEndPoint target) => Guard(() =>
    {
        _socket.Blocking = true;
        _socket.Connect(target);
        _socket.Blocking = false;
    });

    public Wire Accept() => Guard(() =>
    {
        _socket.Blocking = true;
        var accepted = _socket.Accept();
        accepted.Blocking = false;
        return new Wire(_device, accepted);
    });

    /// <summary>Reads what is there; false when that is nothing yet.</summary>
    /// <exception cref="SocketException">The read failed.</exception>
    public bool TryReceive(Span<byte> buffer, BclFlags flags, out int count)
    {
        BclError error;

        try
        {
            count = _socket.Receive(buffer, flags, out error);
        }
        catch (ObjectDisposedException)
        {
            throw new SocketException(ClosedMeanwhile);
        }

        if (error == BclError.WouldBlock)
        {
            ThrowIfClosed();
            return false;
        }

        // A reset whose error Poll has taken looks like an orderly end (A14).
        if (error == BclError.ConnectionReset && _errorTaken)
        {
            count = 0;
            return true;
        }

        ThrowIfFailed(error);
        Connection?.AddReceived(flags.HasFlag(BclFlags.Peek) ? 0 : count);
        return true;
    }

    /// <summary>Sends what fits; false when that is nothing yet.</summary>
    /// <exception cref="SocketException">The write failed.</exception>
    public bool TrySend(ReadOnlySpan<byte> buffer, BclFlags flags, out int count)
    {
        BclError error;

        try
        {
            count = _socket.Send(buffer, flags, out error);
        }
        catch (ObjectDisposedException)
        {
            throw new SocketException(ClosedMeanwhile);
        }

        if (error == BclError.WouldBlock)
        {
            ThrowIfClosed();
            return false;
        }

        ThrowIfFailed(error);
        Connection?.AddSent(count);
        return true;
    }

    /// <summary>Waits until the socket is ready; false when the time is over.</summary>
    /// <param name="mode">What to wait for.</param>
    /// <param name="milliseconds">The limit; negative for none.</param>
    public bool Wait(BclSelect mode, int milliseconds)
    {
        var watch = Stopwatch.StartNew();

        while (true)
        {
            var left = milliseconds < 0
                ? LongestPoll : Math.Min(LongestPoll, milliseconds - watch.ElapsedMilliseconds);

            if (Poll(mode, (int)Math.Max(0, left) * 1000))
            {
                ThrowIfClosed();
                return true;
            }

            ThrowIfClosed();

            if (milliseconds >= 0 && watch.ElapsedMilliseconds >= milliseconds)
            {
                return false;
            }
        }
    }

    public bool Poll(BclSelect mode, int microseconds)
    {
        var ready = Guard(() => _socket.Poll(microseconds, mode));
        _errorTaken |= ready && mode == BclSelect.SelectError;
        return ready;
    }

    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _device?.Remove(this);
            _socket.Close();
        }
    }

    public void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    /// <summary>Runs a call of the socket and gives its failure the device's form.</summary>
    public T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (ObjectDisposedException)
        {
            throw new SocketException(ClosedMeanwhile);
        }
        catch (BclSocketException e)
        {
            ThrowIfFailed(e.SocketErrorCode);
            throw;
        }
    }

    // A poll is never longer than this, so that a close is seen even if it does not end the poll.
    private const long LongestPoll = 250;

    private void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw new SocketException(ClosedMeanwhile);
        }
    }

    private void ThrowIfFailed(BclError error)
    {
        if (error == BclError.Success)
        {
            return;
        }

        ThrowIfClosed();
        throw new SocketException(error switch
        {
            BclError.Shutdown => SocketError.ConnectionReset, // EPIPE; A15, A16
            _ => (SocketError)(int)error,
        });
    }
}
