using System.IO.Ports;
using NanoDps.Host.Serial;

namespace NanoDps.Host;

/// <summary>The serial ports of a device: COM1, which is the debugger's, COM2 and COM3.</summary>
public sealed class HostUarts
{
    /// <summary>What the device says of its ports.</summary>
    internal const string Free = "COM2,COM3";

    private readonly object _lock = new();
    private readonly Dictionary<int, SerialPort> _reserved = [];
    private readonly HostUart[] _uarts;

    internal HostUarts(HostDevice device)
    {
        Events = new EventThread(device);
        _uarts = [.. Enumerable.Range(1, 3).Select(n => new HostUart(device, n, Events))];
    }

    /// <summary>
    /// The exception that a DataReceived handler ended with last, or null. On a device it is a text
    /// on the debugger's port, and nothing else.
    /// </summary>
    public Exception? HandlerFailure => Events.Failure;

    internal EventThread Events { get; }

    /// <summary>The port of that name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public HostUart this[string portName] =>
        _uarts.FirstOrDefault(uart => uart.PortName == portName)
        ?? throw new ArgumentException($"expected COM1, COM2 or COM3, got {portName}");

    internal HostUart? Find(int number) =>
        number >= 1 && number <= _uarts.Length ? _uarts[number - 1] : null;

    internal bool Reserve(SerialPort port, int number)
    {
        lock (_lock)
        {
            return _reserved.TryAdd(number, port);
        }
    }

    internal void GiveBack(int number)
    {
        lock (_lock)
        {
            _reserved.Remove(number);
        }
    }

    internal void StopAll()
    {
        foreach (var uart in _uarts)
        {
            uart.Stop();
        }

        Events.Stop();
    }
}
