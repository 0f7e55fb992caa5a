using NanoDps.Host;

namespace System.IO.Ports;

/// <summary>
/// A serial port of the device: System.IO.Ports 1.1.139 over the UART driver that nf-interpreter
/// a3e8139a has for ESP32, with its peculiarities. Both were read, not measured.
/// </summary>
/// <remarks>
/// A port that is closed but not disposed of goes on receiving, and no call checks whether it is
/// open. Everything else that surprises is said where it happens.
/// </remarks>
public sealed partial class SerialPort : IDisposable
{
    private readonly HostDevice _device = HostDevice.Current;
    private readonly object _syncLock = new();
    private readonly int _number;

    private SerialDataReceivedEventHandler? _dataReceived;
    private SerialStream? _stream;
    private bool _disposed;
    private int _receivedBytesThreshold = 1;

    /// <summary>Reserves a port; whether there is one of that name only Open tells.</summary>
    /// <param name="portName">COM and one digit.</param>
    /// <param name="baudRate">Bits in a second; not checked here.</param>
    /// <param name="parity">Parity.</param>
    /// <param name="dataBits">5 to 8; a wrong number fails in Open.</param>
    /// <param name="stopBits">Stop bits.</param>
    /// <exception cref="ArgumentException">
    /// There is an object for it already, open or closed; it must be disposed of first.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The name is too short.</exception>
    public SerialPort(
        string portName,
        int baudRate = 9600,
        Parity parity = Parity.None,
        int dataBits = 8,
        StopBits stopBits = StopBits.One)
    {
        _number = Number(portName);
        PortName = portName;
        _baudRate = baudRate;
        _parity = parity;
        _dataBits = dataBits;
        _stopBits = stopBits;
        if (!_device.Uarts.Reserve(this, _number))
        {
            throw DeviceMessages.WrongArgument();
        }
    }

    /// <summary>
    /// Something came while no call was reading. Raised on the device's event thread, one after
    /// the other for all ports; an exception ends that one call. Not raised for what came while the
    /// port was closed, nor after a <see cref="Read"/> that timed out, until as many bytes are
    /// there as it asked for.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The port is disposed of.</exception>
    public event SerialDataReceivedEventHandler DataReceived
    {
        add
        {
            lock (_syncLock)
            {
                ThrowIfDisposed();
                _dataReceived += value;
            }
        }

        remove
        {
            lock (_syncLock)
            {
                ThrowIfDisposed();
                _dataReceived -= value;
            }
        }
    }

    /// <summary>The names of the ports; COM1 is the debugger's.</summary>
    public static string[] GetPortNames() => HostUarts.Free.Split(',');

    /// <summary>
    /// Starts the driver; what came before is lost. COM2 and COM3 have no pins of their own: see
    /// nanoFramework.Hardware.Esp32.Configuration.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    /// <exception cref="ArgumentException">There is none, or it is the debugger's.</exception>
    /// <exception cref="Exception">It has no pins (that type and no other).</exception>
    public void Open()
    {
        using var call = HostCall.On(_device);
        if (IsOpen)
        {
            throw DeviceMessages.InvalidOperation();
        }

        _disposed = false;
        if (_number == 1)
        {
            throw DeviceMessages.BadArgument();
        }

        Configure();
        Uart.Start(this, _bufferSize, _watchChar);
        _stream = new SerialStream(this);
        IsOpen = true;
    }

    /// <summary>Ends the events. The driver goes on until Dispose or the next Open.</summary>
    public void Close()
    {
        using var call = HostCall.Closing(_device);
        if (IsOpen)
        {
            Uart.Listener = null;
            _stream!.Dispose();
        }

        IsOpen = false;
    }

    /// <summary>Closes the port and gives it back.</summary>
    public void Dispose()
    {
        lock (_syncLock)
        {
            if (_disposed)
            {
                return;
            }

            Close();
            _device.Uarts.GiveBack(_number);
            if (_device.Uarts.Find(_number) is { } uart)
            {
                uart.Stop();
            }

            _disposed = true;
        }
    }

    internal void Raise(SerialData kind)
    {
        SerialDataReceivedEventHandler? handlers;
        lock (_syncLock)
        {
            handlers = _disposed ? null : _dataReceived;
        }

        handlers?.Invoke(this, new SerialDataReceivedEventArgs(kind));
    }

    // D53: out of a string's range is ArgumentOutOfRangeException there.
    private static int Number(string portName)
    {
        if (portName is null)
        {
            throw DeviceMessages.NullReference();
        }

        return portName.Length > 3
            ? portName[3] - '0'
            : throw new ArgumentOutOfRangeException(
                null, DeviceMessages.Default(typeof(ArgumentOutOfRangeException)));
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw DeviceMessages.Disposed();
        }
    }

    private HostUart Uart
    {
        get
        {
            ThrowIfDisposed();
            return _device.Uarts.Find(_number) ?? throw DeviceMessages.BadArgument();
        }
    }
}
