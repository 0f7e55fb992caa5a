using System.Net.Sockets;

namespace NanoDps.Host.Http;

/// <summary>
/// A connection to a web server, and the stream that an application reads and writes. Bodies are
/// read as nanoFramework does it, with what it loses: see <see cref="ReadPlain"/>.
/// </summary>
internal sealed class HttpStream(NetworkStream stream, Socket socket, string server) : Stream
{
    private const int BufferSize = 256;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;
    private ChunkReader? _chunks;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override bool CanTimeout => true;

    /// <summary>What is here, in the buffer and beneath.</summary>
    public override long Length => stream.Length + _end - _start;

    public override long Position
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    public override int ReadTimeout
    {
        get => stream.ReadTimeout;
        set => stream.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => stream.WriteTimeout;
        set => stream.WriteTimeout = value;
    }

    public Socket Socket => socket;

    public string Server => server;

    public bool IsInUse { get; set; } = true;

    /// <summary>Bytes of the body that are to come; -1: not known.</summary>
    public long BytesLeft { get; set; } = -1;

    /// <summary>Reads the body as chunks from here on, or no more.</summary>
    public bool IsChunked
    {
        set => _chunks = value ? new ChunkReader(this) : null;
    }

    /// <summary>
    /// Another stream over the same connection, which takes along what is buffered. To close one of
    /// them closes the connection: a request stream must not be closed before the answer is read.
    /// </summary>
    public HttpStream MoveOn(bool keepsBuffer)
    {
        var other = new HttpStream(stream, socket, server) { BytesLeft = BytesLeft };
        other.IsChunked = _chunks is not null;
        _buffer.CopyTo(other._buffer, 0);
        (other._start, other._end) = (_start, _end);
        if (!keepsBuffer)
        {
            _start = _end = 0;
        }

        return other;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        _chunks is null ? ReadPlain(buffer, offset, count) : _chunks.Read(buffer, offset, count);

    /// <summary>Reads a byte of what is sent between the bodies' bytes.</summary>
    /// <exception cref="SocketException">10053: the connection has ended.</exception>
    public byte Next()
    {
        var value = Peek();
        _start++;
        return value;
    }

    /// <inheritdoc cref="Next"/>
    public byte Peek() => TryPeek(out var value)
        ? value : throw new SocketException(SocketError.ConnectionAborted);

    /// <summary>Shows the next byte; false when the connection has ended.</summary>
    public bool TryPeek(out byte value)
    {
        var isThere = _start < _end || Refill() > 0;
        value = isThere ? _buffer[_start] : (byte)0;
        return isThere;
    }

    /// <summary>
    /// Reads what is buffered and what comes next, at least a byte. When the connection ends just
    /// then, a read of less than 256 bytes gives 0 and what was buffered is lost (C46); a larger
    /// one gives it. More than was announced is given too (C16).
    /// </summary>
    public int ReadPlain(byte[] buffer, int offset, int count)
    {
        var read = TakeBuffered(buffer, offset, count);
        if (read < count && (BytesLeft == -1 || BytesLeft > read))
        {
            if (count - read >= BufferSize)
            {
                read += stream.Read(buffer, offset + read, count - read);
            }
            else if (Refill() == 0)
            {
                return 0;
            }
            else
            {
                read += TakeBuffered(buffer, offset + read, count - read);
            }
        }

        if (BytesLeft > 0)
        {
            BytesLeft = Math.Max(0, BytesLeft - read);
        }

        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        stream.Write(buffer, offset, count);

    public override void Flush() => stream.Flush();

    public override long Seek(long offset, SeekOrigin origin) =>
        throw DeviceMessages.NotSupported();

    public override void SetLength(long value) => throw DeviceMessages.NotSupported();

    protected override void Dispose(bool disposing)
    {
        IsInUse = false;
        stream.Dispose();
        socket.Close();
        base.Dispose(disposing);
    }

    private int TakeBuffered(byte[] buffer, int offset, int count)
    {
        var taken = Math.Min(count, _end - _start);
        Array.Copy(_buffer, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    // What can be had without waiting, or one byte.
    private int Refill()
    {
        _start = _end = 0;
        _end = stream.Read(_buffer, 0, (int)Math.Clamp(stream.Length, 1, BufferSize));
        return _end;
    }
}
