using System.Runtime.InteropServices;
using System.Text;
using NanoDps.Host.Serial;
using static NanoDps.Host.Serial.TerminalImports;

namespace NanoDps.Host;

/// <summary>
/// A cable to a serial port of a device: what a terminal program opens at <see cref="Path"/> is the
/// other end, as often as it likes. What the device sends while nobody has it open is lost, as on
/// a wire. It may outlive the device and be connected to the next one.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int LookMilliseconds = 20;
    private const int FullMilliseconds = 250; // what a reader gets to make room, once
    private const int Chunk = 120;            // bytes after which a UART's FIFO tells the driver
    private const int AttributesSize = 256;   // struct termios has 60

    private readonly object _lock = new();
    private readonly ManualResetEventSlim _disposed = new();
    private readonly Thread _thread;
    private readonly int _master;
    private volatile HostUart? _uart;
    private bool _isStuck;

    /// <summary>Makes one, in raw mode.</summary>
    /// <exception cref="IOException">This computer has none to give.</exception>
    public PseudoTerminal()
    {
        _master = Check(OpenMaster(ReadWrite | NoControl | NonBlocking | CloseOnExec));
        try
        {
            Check(Grant(_master));
            Check(Unlock(_master));
            Span<byte> name = stackalloc byte[256];
            if (SlaveName(_master, name, (nuint)name.Length) != 0)
            {
                throw Failed();
            }

            Path = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
            Clean();
        }
        catch
        {
            TerminalImports.Close(_master);
            throw;
        }

        _thread = new Thread(Run) { IsBackground = true, Name = Path };
        _thread.Start();
    }

    /// <summary>The file that a terminal program opens, as /dev/pts/3.</summary>
    public string Path { get; }

    /// <summary>Hangs up.</summary>
    public void Dispose()
    {
        if (_disposed.IsSet)
        {
            return;
        }

        _disposed.Set();
        _thread.Join();
        lock (_lock)
        {
            TerminalImports.Close(_master);
        }
    }

    internal void Connect(HostUart uart) => _uart = uart;

    internal void Disconnect(HostUart uart) =>
        Interlocked.CompareExchange(ref _uart, null, uart);

    /// <summary>Sends to whoever has it open; drops what does not fit in a moment.</summary>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            while (!bytes.IsEmpty && !_disposed.IsSet)
            {
                var found = Poll(CanWrite, _isStuck ? 0 : FullMilliseconds);
                var written = (found & CanWrite) != 0 && (found & HungUp) == 0
                    ? TerminalImports.Write(_master, bytes, (nuint)bytes.Length) : -1;
                _isStuck = written <= 0 && (found & HungUp) == 0;
                if (written <= 0)
                {
                    return;
                }

                bytes = bytes[(int)written..];
            }
        }
    }

    private static int Check(int result) => result >= 0 ? result : throw Failed();

    private static IOException Failed() => new(
        "expected a pseudo-terminal, got: " + Marshal.GetLastPInvokeErrorMessage());

    private void Run()
    {
        var isClean = true;
        var buffer = new byte[Chunk];
        while (!_disposed.IsSet)
        {
            var found = Poll(CanRead, LookMilliseconds);
            if ((found & CanRead) != 0)
            {
                isClean = false;
                Hand(buffer.AsSpan(0, (int)Math.Max(
                    0, TerminalImports.Read(_master, buffer, (nuint)buffer.Length))));
            }
            else if ((found & HungUp) == 0)
            {
                isClean = false;
            }
            else
            {
                if (!isClean)
                {
                    Clean();
                    isClean = true;
                }

                // There is nothing that tells when somebody opens it.
                _disposed.Wait(LookMilliseconds);
            }
        }
    }

    private void Hand(ReadOnlySpan<byte> bytes)
    {
        var uart = _uart;
        uart?.Receive(bytes);
        if (uart is { BaudRate: > 0 } && !bytes.IsEmpty)
        {
            // A byte is ten bits with its start and stop.
            _disposed.Wait(TimeSpan.FromSeconds(bytes.Length * 10.0 / uart.BaudRate));
        }
    }

    /// <summary>
    /// Opens the other end for a moment: sets raw mode, and throws away what nobody has read. From
    /// its closing on, and not before, the system tells whether somebody has it open.
    /// </summary>
    private void Clean()
    {
        var slave = Check(TerminalImports.Open(Path, ReadWrite | NoControl | CloseOnExec));
        try
        {
            Span<byte> attributes = stackalloc byte[AttributesSize];
            Check(GetAttributes(slave, attributes));
            MakeRaw(attributes);
            Check(SetAttributes(slave, Now, attributes));
            Check(Flush(slave, FlushInput));
        }
        finally
        {
            TerminalImports.Close(slave);
        }
    }

    private short Poll(short wanted, int milliseconds)
    {
        var entry = new PollEntry { File = _master, Wanted = wanted };
        return TerminalImports.Poll(ref entry, 1, milliseconds) > 0 ? entry.Found : (short)0;
    }
}
