using System.Diagnostics;
using System.IO.Ports;

namespace NanoDps.Host.Serial;

/// <summary>
/// The receiving half of the UART driver: a ring of bytes, and who is told of new ones. A reader
/// that waits, a line reader that waits, or the event: the first of them that applies.
/// </summary>
internal sealed class ReceiveBuffer(Action<SerialData> raise)
{
    private const int HardwareBytes = 128; // SOC_UART_FIFO_LEN: the buffer must be larger
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private readonly List<byte> _bytes = [];
    private int _capacity;
    private byte _watchChar;

    // What a reader waits for. It stays after a timeout, and keeps the event away: the driver
    // clears it only when the bytes are there.
    private int _wanted;
    private byte _lineEnd;
    private bool _signalled;

    public bool IsOpen { get; private set; }

    public int Threshold { get; set; } = 1;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _bytes.Count;
            }
        }
    }

    public byte WatchChar
    {
        set => _watchChar = value;
    }

    public void Open(int size, byte watchChar)
    {
        lock (_lock)
        {
            _bytes.Clear();
            _capacity = Math.Max(size, HardwareBytes + 1);
            _watchChar = watchChar;
            _wanted = 0;
            _lineEnd = 0;
            IsOpen = true;
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            IsOpen = false;
            _bytes.Clear();
            Monitor.PulseAll(_lock);
        }
    }

    public void Put(ReadOnlySpan<byte> bytes)
    {
        SerialData? kind = null;
        lock (_lock)
        {
            if (!IsOpen || bytes.IsEmpty)
            {
                return;
            }

            _bytes.AddRange(bytes[..Math.Min(bytes.Length, _capacity - _bytes.Count)]);
            var isWatched = _watchChar != 0 && bytes.Contains(_watchChar);
            if (_wanted > 0)
            {
                if (_bytes.Count >= _wanted || isWatched)
                {
                    _wanted = 0;
                    Signal();
                }
            }
            else if (_lineEnd > 0)
            {
                if (bytes.Contains(_lineEnd))
                {
                    Signal();
                }
            }
            else if (_bytes.Count >= Threshold)
            {
                kind = isWatched ? SerialData.WatchChar : SerialData.Chars;
            }
        }

        if (kind is { } raised)
        {
            raise(raised);
        }
    }

    public int Read(Span<byte> destination, int timeout, Func<bool> goesOn)
    {
        lock (_lock)
        {
            _signalled = false;
            if (_bytes.Count < destination.Length)
            {
                _wanted = destination.Length;
                var waited = Stopwatch.StartNew();
                while (_bytes.Count < destination.Length)
                {
                    if (!WaitForSignal(waited, timeout, goesOn))
                    {
                        return 0;
                    }
                }
            }

            Take(destination.Length).CopyTo(destination);
            return destination.Length;
        }
    }

    public byte[] ReadLine(byte[] lineEnd, int timeout, Func<bool> goesOn)
    {
        lock (_lock)
        {
            if (TakeLine(lineEnd) is { } line)
            {
                return line;
            }

            _lineEnd = lineEnd[^1];
            try
            {
                return WaitForSignal(Stopwatch.StartNew(), timeout, goesOn)
                    ? TakeLine(lineEnd) ?? []
                    : [];
            }
            finally
            {
                _lineEnd = 0;
            }
        }
    }

    public byte[] TakeAll()
    {
        lock (_lock)
        {
            return Take(_bytes.Count);
        }
    }

    private void Signal()
    {
        _signalled = true;
        Monitor.PulseAll(_lock);
    }

    /// <summary>False when the device is off; the event is used up.</summary>
    private bool WaitForSignal(Stopwatch waited, int timeout, Func<bool> goesOn)
    {
        while (!_signalled)
        {
            var left = timeout < 0 ? _look : TimeSpan.FromMilliseconds(timeout) - waited.Elapsed;
            if (!goesOn())
            {
                return false;
            }

            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException(DeviceMessages.Default(typeof(TimeoutException)));
            }

            Monitor.Wait(_lock, left < _look ? left : _look);
        }

        _signalled = false;
        return true;
    }

    /// <summary>
    /// The bytes before the first line end; null when there is none. The native code compares the
    /// last character and the one before it, and counts: an end of three is never whole.
    /// </summary>
    private byte[]? TakeLine(byte[] lineEnd)
    {
        for (var i = 0; i < _bytes.Count && lineEnd.Length < 3; i++)
        {
            if (_bytes[i] == lineEnd[^1]
                && (lineEnd.Length == 1 || (i > 0 && _bytes[i - 1] == lineEnd[0])))
            {
                return Take(i + 1)[..^lineEnd.Length];
            }
        }

        return null;
    }

    private byte[] Take(int count)
    {
        var taken = _bytes.GetRange(0, count).ToArray();
        _bytes.RemoveRange(0, count);
        return taken;
    }
}
