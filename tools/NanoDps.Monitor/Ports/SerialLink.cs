using System.IO.Ports;

namespace NanoDps.Monitor.Ports;

/// <summary>
/// A serial port, 8N1 without flow control, opened so that the board on it is not reset.
/// </summary>
public sealed class SerialLink : IDeviceLink
{
    /// <summary>The speed of the diagnostics line of every board.</summary>
    public const int DefaultBaud = 115200;

    private const int ReadPatience = 200;
    private const int WritePatience = 2000;

    private readonly SerialPort _port;
    private readonly string _name;

    private SerialLink(SerialPort port, string name)
    {
        _port = port;
        _name = name;
    }

    /// <summary>Opens a port.</summary>
    /// <param name="name">COM5, /dev/ttyUSB0 or the like.</param>
    /// <param name="baud">Bits a second.</param>
    /// <exception cref="IOException">It cannot be opened; the message says why.</exception>
    public static SerialLink Open(string name, int baud)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(name))
        {
            throw new IOException("none of this name");
        }

        // ESP32 boards take DTR and RTS for reset and boot mode, and it is their difference that
        // resets. Unix raises both when a port is opened, so both stay up there; Windows leaves
        // both down. A pseudo-terminal has neither, and refuses to be asked.
        return OperatingSystem.IsWindows()
            ? OpenWith(name, baud, isUp: false)
            : TryOpenWith(name, baud) ?? OpenWith(name, baud, isUp: false);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer)
    {
        try
        {
            return _port.Read(buffer, 0, buffer.Length);
        }
        catch (TimeoutException)
        {
            // A port that was pulled may go without a word.
            return OperatingSystem.IsWindows() || File.Exists(_name)
                ? 0 : throw new IOException("the port is gone");
        }
        catch (Exception exception) when (IsGone(exception))
        {
            throw new IOException("the port is gone", exception);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var copy = bytes.ToArray();
            _port.Write(copy, 0, copy.Length);
        }
        catch (TimeoutException exception)
        {
            throw new IOException("the port takes nothing", exception);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            throw new IOException("the port is gone", exception);
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // It was pulled, and is closed by that.
        }
    }

    private static SerialLink? TryOpenWith(string name, int baud)
    {
        try
        {
            return OpenWith(name, baud, isUp: true);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static SerialLink OpenWith(string name, int baud, bool isUp)
    {
        var port = new SerialPort(name, baud, Parity.None, 8, StopBits.One)
        {
            Handshake = Handshake.None,
            DtrEnable = isUp,
            RtsEnable = isUp,
            ReadTimeout = ReadPatience,
            WriteTimeout = WritePatience,
        };
        try
        {
            port.Open();
            return new SerialLink(port, name);
        }
        catch (Exception exception) when (IsGone(exception) || exception is ArgumentException)
        {
            port.Dispose();
            var reason = exception is UnauthorizedAccessException
                ? "it is in use, or closed to this user (on Linux: group dialout)"
                : exception.Message.TrimEnd('.');
            throw new IOException(reason, exception);
        }
    }

    // A pulled port shows as any of these; ObjectDisposedException is an InvalidOperationException.
    private static bool IsGone(Exception exception) =>
        exception is IOException or InvalidOperationException or UnauthorizedAccessException;
}
