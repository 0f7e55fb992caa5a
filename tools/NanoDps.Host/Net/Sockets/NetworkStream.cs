using NanoDps.Host;

namespace System.Net.Sockets;

/// <summary>
/// A stream over a connected TCP socket. Its errors are those of the socket (A23).
/// </summary>
public class NetworkStream : Stream
{
    /// <summary>True after Dispose.</summary>
    protected bool _disposed;

    /// <summary>The peer.</summary>
    protected EndPoint _remoteEndPoint;

    /// <summary>The number of the socket's kind.</summary>
    protected int _socketType;

    private readonly bool _ownsSocket;

    /// <summary>Makes a stream that leaves the socket open (A25).</summary>
    public NetworkStream(Socket socket)
        : this(socket, false)
    {
    }

    /// <summary>Makes a stream.</summary>
    /// <exception cref="IOException">The socket is not connected (A68).</exception>
    public NetworkStream(Socket socket, bool ownsSocket)
    {
        Socket = socket ?? throw DeviceMessages.Null();

        try
        {
            _remoteEndPoint = socket.RemoteEndPoint;
        }
        catch (SocketException e)
        {
            throw new IOException("0", e);
        }

        if (socket.SocketType != SocketType.Stream)
        {
            throw new IOException(DeviceMessages.Default(typeof(IOException)));
        }

        _socketType = (int)socket.SocketType;
        _ownsSocket = ownsSocket;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>Whether a read would return at once with data.</summary>
    public virtual bool DataAvailable
    {
        get
        {
            ThrowIfUnusable();
            return Socket.Available > 0;
        }
    }

    /// <summary>Bytes that can be read without waiting.</summary>
    public override long Length
    {
        get
        {
            ThrowIfUnusable();
            return Socket.Available;
        }
    }

    /// <summary>Not supported (A80).</summary>
    public override long Position
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>The socket's receive timeout in milliseconds; -1: none (A76).</summary>
    public override int ReadTimeout
    {
        get => Socket.ReceiveTimeout;
        set => Socket.ReceiveTimeout = CheckTimeout(value);
    }

    /// <summary>The socket's send timeout in milliseconds; -1: none.</summary>
    public override int WriteTimeout
    {
        get => Socket.SendTimeout;
        set => Socket.SendTimeout = CheckTimeout(value);
    }

    internal Socket Socket { get; }

    /// <summary>Waits, then closes the stream.</summary>
    /// <param name="timeout">Milliseconds; -1 waits for ever.</param>
    public void Close(int timeout)
    {
        if (timeout < -1)
        {
            throw DeviceMessages.OutOfRange();
        }

        Thread.Sleep(timeout);
        Close();
    }

    /// <summary>Does nothing.</summary>
    public override void Flush()
    {
    }

    /// <summary>Reads what is there, at least one byte; 0 when the peer has ended.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        DeviceMessages.CheckRange(buffer, offset, count);
        ThrowIfUnusable();
        return Socket.Receive(buffer, offset, count, SocketFlags.None);
    }

    /// <summary>Writes all of it.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        DeviceMessages.CheckRange(buffer, offset, count);
        ThrowIfUnusable();
        Socket.Send(buffer, offset, count, SocketFlags.None);
    }

    /// <summary>Not supported (A80).</summary>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw DeviceMessages.NotSupported();

    /// <summary>Not supported (A80).</summary>
    public override void SetLength(long value) => throw DeviceMessages.NotSupported();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;

            if (disposing && _ownsSocket)
            {
                Socket.Close();
            }
        }

        base.Dispose(disposing);
    }

    private void ThrowIfUnusable()
    {
        if (_disposed)
        {
            throw DeviceMessages.Disposed();
        }

        if (Socket.IsClosed)
        {
            throw new IOException(DeviceMessages.Default(typeof(IOException)));
        }
    }

    private static int CheckTimeout(int value) =>
        value is 0 or < Timeout.Infinite ? throw DeviceMessages.OutOfRange() : value;
}
