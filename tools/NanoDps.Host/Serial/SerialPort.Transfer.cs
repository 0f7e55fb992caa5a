using System.Text;
using NanoDps.Host;

namespace System.IO.Ports;

/// <content>Reading and writing.</content>
public sealed partial class SerialPort
{
    /// <summary>
    /// Reads exactly <paramref name="count"/> bytes, and waits for all of them. When they do not
    /// come in time, those that did stay, and DataReceived is not raised until there are as many.
    /// </summary>
    /// <exception cref="TimeoutException">They did not come by ReadTimeout.</exception>
    /// <exception cref="InvalidOperationException">One of them is beyond the buffer.</exception>
    /// <exception cref="ArgumentException">Their sum is.</exception>
    /// <exception cref="DeviceCrashedException">The buffer is null.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        using var call = HostCall.On(_device);
        var uart = Uart;
        CheckRange(buffer, offset, count);
        return uart.Read(buffer.AsSpan(offset, count), _readTimeout);
    }

    /// <summary>Reads a byte.</summary>
    /// <exception cref="TimeoutException">None came by ReadTimeout.</exception>
    public int ReadByte()
    {
        var buffer = new byte[1];
        Read(buffer, 0, 1);
        return buffer[0];
    }

    /// <summary>Reads all that waits, as UTF-8; a zero byte ends the text (D45).</summary>
    public string ReadExisting()
    {
        using var call = HostCall.On(_device);
        return Text(Uart.TakeAll());
    }

    /// <summary>
    /// Reads to the next line end, which is not part of the result. "" also when the last character
    /// of a line end of two came alone: then the line stays.
    /// </summary>
    /// <exception cref="TimeoutException">No line ended by ReadTimeout.</exception>
    public string ReadLine()
    {
        using var call = HostCall.On(_device);
        return Text(Uart.ReadLine(Encoding.UTF8.GetBytes(_newLine), _readTimeout));
    }

    /// <summary>Writes bytes; nothing tells whether anybody reads them.</summary>
    /// <exception cref="InvalidOperationException">One of them is beyond the buffer.</exception>
    /// <exception cref="ArgumentException">Their sum is.</exception>
    /// <exception cref="DeviceCrashedException">
    /// The buffer is null, or the port was never opened: the device restarts.
    /// </exception>
    public void Write(byte[] buffer, int offset, int count)
    {
        using var call = HostCall.On(_device);
        var uart = Uart;
        CheckRange(buffer, offset, count);
        Send(uart, buffer.AsSpan(offset, count));
    }

    /// <summary>Writes a text as UTF-8; null is nothing.</summary>
    public void Write(string text)
    {
        using var call = HostCall.On(_device);
        var uart = Uart;
        if (text is not null)
        {
            Send(uart, Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Writes a byte.</summary>
    public void WriteByte(byte value) => Write([value], 0, 1);

    /// <summary>Writes a text and the line end; null writes neither.</summary>
    public void WriteLine(string text) => Write(text is null ? null! : text + _newLine);

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    // The native code reads the length of the array before it asks whether there is one, and takes
    // the numbers as unsigned.
    private void CheckRange(byte[]? buffer, int offset, int count)
    {
        if (buffer is null)
        {
            throw _device.Crashed("SerialPort was given a buffer that is null");
        }

        if ((uint)offset > buffer.Length || (uint)count > buffer.Length)
        {
            throw DeviceMessages.InvalidOperation();
        }

        if (offset + count > buffer.Length)
        {
            throw DeviceMessages.BadArgument();
        }
    }

    // uart_tx_chars refuses without a driver, and the worker that would send the rest does not
    // exist: its semaphore is null.
    private void Send(HostUart uart, ReadOnlySpan<byte> bytes)
    {
        if (!uart.IsRunning && bytes.Length > 0)
        {
            throw _device.Crashed($"SerialPort {PortName} was written to before it was opened");
        }

        uart.Send(bytes);
    }
}
