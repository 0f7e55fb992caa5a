using NanoDps.Host;

namespace System.IO.Ports;

/// <content>What can be set.</content>
public sealed partial class SerialPort
{
    private int _baudRate;
    private Parity _parity;
    private int _dataBits;
    private StopBits _stopBits;
    private Handshake _handshake;
    private SerialMode _mode;
    private char _watchChar;
    private string _newLine = "\n";
    private int _bufferSize = 256;
    private int _readTimeout = Timeout.Infinite;
    private int _writeTimeout = Timeout.Infinite;

    /// <summary>Bits in a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int BaudRate
    {
        get => _baudRate;
        set => Change(ref _baudRate, value > 0 ? value : throw DeviceMessages.OutOfRange());
    }

    /// <summary>5 to 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another number.</exception>
    public int DataBits
    {
        get => _dataBits;
        set => Change(
            ref _dataBits, value is >= 5 and <= 8 ? value : throw DeviceMessages.OutOfRange());
    }

    /// <summary>Parity.</summary>
    public Parity Parity
    {
        get => _parity;
        set => Change(ref _parity, value);
    }

    /// <summary>Stop bits.</summary>
    public StopBits StopBits
    {
        get => _stopBits;
        set => Change(ref _stopBits, value);
    }

    /// <summary>Flow control.</summary>
    public Handshake Handshake
    {
        get => _handshake;
        set => Change(ref _handshake, value);
    }

    /// <summary>How the line is driven.</summary>
    public SerialMode Mode
    {
        get => _mode;
        set => Change(ref _mode, value);
    }

    /// <summary>Whether the signal levels are inverted.</summary>
    /// <exception cref="InvalidOperationException">It is set while the driver runs.</exception>
    /// <exception cref="ObjectDisposedException">The port is disposed of.</exception>
    public bool InvertSignalLevels
    {
        get => Uart.IsInverted;
        set => Uart.IsInverted = value;
    }

    /// <summary>The name that the constructor was given.</summary>
    public string PortName { get; }

    /// <summary>True between Open and Close.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The port as a stream; null before the first Open.</summary>
    public Stream BaseStream => _stream!;

    /// <summary>Bytes that wait to be read; it does not matter whether the port is open.</summary>
    /// <exception cref="ObjectDisposedException">The port is disposed of.</exception>
    public int BytesToRead
    {
        get
        {
            using var call = HostCall.On(_device);
            return Uart.Received;
        }
    }

    /// <summary>What ReadLine ends at; one of three or more characters is never found.</summary>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public string NewLine
    {
        get => _newLine;
        set => _newLine = value is { Length: > 0 }
            ? value : throw DeviceMessages.WrongArgument();
    }

    /// <summary>
    /// When it comes, DataReceived says so; it ends no Read, whatever the documentation says.
    /// </summary>
    public char WatchChar
    {
        get => _watchChar;
        set
        {
            _watchChar = value;
            if (IsOpen)
            {
                Uart.WatchChar = value;
            }
        }
    }

    /// <summary>Milliseconds that a read waits; -1 (the default) is for ever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below -1.</exception>
    public int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = value >= Timeout.Infinite ? value : throw DeviceMessages.OutOfRange();
    }

    /// <summary>
    /// Milliseconds that a write may take on the device; on the host a write is over at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below -1.</exception>
    public int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = value >= Timeout.Infinite
            ? value : throw DeviceMessages.OutOfRange();
    }

    /// <summary>Bytes that must wait before DataReceived is raised; 1 at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int ReceivedBytesThreshold
    {
        get => _receivedBytesThreshold;
        set
        {
            if (value <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    null, DeviceMessages.Default(typeof(ArgumentOutOfRangeException)));
            }

            _receivedBytesThreshold = value;
            (_device.Uarts.Find(_number) ?? throw DeviceMessages.BadArgument())
                .SetThreshold(value, IsOpen);
        }
    }

    /// <summary>
    /// Bytes that are kept until they are read, at least 129; what comes beyond them is lost.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    /// <exception cref="InvalidOperationException">The port is open.</exception>
    public int ReadBufferSize
    {
        get => _bufferSize;
        set => SetBufferSize(value);
    }

    /// <summary>The same as <see cref="ReadBufferSize"/>: there is one buffer.</summary>
    public int WriteBufferSize
    {
        get => _bufferSize;
        set => SetBufferSize(value);
    }

    private void Change<T>(ref T field, T value)
    {
        field = value;
        if (IsOpen)
        {
            Configure();
        }
    }

    private void Configure()
    {
        if (_dataBits is < 5 or > 8)
        {
            throw DeviceMessages.BadArgument();
        }

        Uart.Configure(_baudRate, needsPins: true);
    }

    private void SetBufferSize(int value)
    {
        if (value <= 0)
        {
            throw DeviceMessages.OutOfRange();
        }

        _bufferSize = !IsOpen ? value : throw DeviceMessages.InvalidOperation();
    }
}
