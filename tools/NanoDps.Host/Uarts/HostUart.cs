using System.IO.Ports;
using NanoDps.Host.Serial;

namespace NanoDps.Host;

/// <summary>
/// One serial port of a device, seen from the cable. The device's side is
/// <see cref="SerialPort"/>.
/// </summary>
public sealed class HostUart
{
    private readonly HostDevice _device;
    private readonly ReceiveBuffer _buffer;
    private readonly EventThread _events;
    private PseudoTerminal? _terminal;

    internal HostUart(HostDevice device, int number, EventThread events)
    {
        _device = device;
        _events = events;
        _buffer = new ReceiveBuffer(Raise);
        PortName = $"COM{number}";
        HasPins = number == 1;
    }

    /// <summary>The firmware has written bytes. Raised on the thread that wrote.</summary>
    public event Action<byte[]>? Sent;

    /// <summary>Its name on the device.</summary>
    public string PortName { get; }

    /// <summary>True from the firmware's Open to its Dispose, or the next Open.</summary>
    public bool IsRunning => _buffer.IsOpen;

    /// <summary>Bits in a second, as the firmware has set them; 0 before its first Open.</summary>
    public int BaudRate { get; private set; }

    internal SerialPort? Listener { get; set; }

    internal int TxPin { get; set; } = -1;

    internal int RxPin { get; set; } = -1;

    internal int Received => _buffer.Count;

    internal bool IsInverted
    {
        get;
        set => field = IsRunning ? throw DeviceMessages.InvalidOperation() : value;
    }

    internal char WatchChar
    {
        set => _buffer.WatchChar = (byte)value;
    }

    private bool HasPins
    {
        get => field || (TxPin >= 0 && RxPin >= 0);
        init;
    }

    /// <summary>
    /// Bytes come over the cable. They are lost while <see cref="IsRunning"/> is false, and so is
    /// what does not fit in the buffer.
    /// </summary>
    public void Receive(ReadOnlySpan<byte> bytes) => _buffer.Put(bytes);

    /// <summary>
    /// Connects a terminal, in place of the one before; null takes it away. What the terminal gets
    /// comes to the device no faster than the baud rate lets it.
    /// </summary>
    public void Connect(PseudoTerminal? terminal)
    {
        if (_terminal is { } before)
        {
            before.Disconnect(this);
        }

        _terminal = terminal;
        terminal?.Connect(this);
    }

    internal void Configure(int baudRate, bool needsPins)
    {
        // CLR_E_PIN_UNAVAILABLE has no exception type of its own.
        if (needsPins && !HasPins)
        {
            throw new Exception(DeviceMessages.Default(typeof(Exception)));
        }

        BaudRate = baudRate;
    }

    internal void Start(SerialPort listener, int bufferSize, char watchChar)
    {
        _buffer.Open(bufferSize, (byte)watchChar);
        Listener = listener;
    }

    internal void Stop()
    {
        Listener = null;
        _buffer.Close();
    }

    internal void SetThreshold(int value, bool isOpen)
    {
        _buffer.Threshold = value;
        if (isOpen && value <= _buffer.Count)
        {
            Raise(SerialData.Chars);
        }
    }

    internal int Read(Span<byte> destination, int timeout)
    {
        var read = _buffer.Read(destination, timeout, () => _device.IsOn);
        _device.Native.ThrowIfStopped();
        return read;
    }

    internal byte[] ReadLine(byte[] lineEnd, int timeout)
    {
        var line = _buffer.ReadLine(lineEnd, timeout, () => _device.IsOn);
        _device.Native.ThrowIfStopped();
        return line;
    }

    internal byte[] TakeAll() => _buffer.TakeAll();

    internal void Send(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _terminal?.Write(bytes);
        Sent?.Invoke(bytes.ToArray());
    }

    private void Raise(SerialData kind) => _events.Post(() => Listener?.Raise(kind));
}
