using NanoDps.Host.Sockets;
using nanoFramework.Runtime.Native;

namespace NanoDps.Host;

/// <summary>
/// One device on this computer: everything that the nanoFramework API keeps for the whole device.
/// Threads that a device's thread starts belong to the same device; devices of one process know
/// nothing of each other.
/// </summary>
public sealed class HostDevice : IDisposable
{
    private const int KeptRecords = 256;

    private static readonly AsyncLocal<HostDevice?> _current = new();

    private readonly object _lock = new();
    private readonly List<Wire> _wires = [];
    private readonly Queue<HostConnection> _connections = new();
    private readonly Queue<TlsHandshake> _handshakes = new();

    /// <summary>Makes a device that is switched on.</summary>
    /// <param name="name">A name for logs.</param>
    /// <param name="board">The board that it is.</param>
    /// <param name="storageRoot">
    /// The folder that is its internal storage: where a device has "I:\", firmware on the host uses
    /// this folder. It is made when it is missing.
    /// </param>
    /// <param name="console">
    /// What the firmware writes to the console; null leaves it on the console of the process.
    /// </param>
    public HostDevice(string name, HostBoard board, string storageRoot, TextWriter? console = null)
    {
        Name = name;
        Board = board;
        StorageRoot = Directory.CreateDirectory(storageRoot).FullName;
        ConsoleSink = console is null ? null : TextWriter.Synchronized(console);
        Names = board.Names.Copy();
        Network = new HostNetwork(board.Network);
        Memory = board.Memory;
        Uarts = new HostUarts(this);

        if (console is not null)
        {
            DeviceConsole.Install();
        }
    }

    /// <summary>A handshake ended, well or not. Raised on the thread that made it.</summary>
    public event Action<TlsHandshake>? HandshakeEnded;

    /// <summary>The firmware asked for a reboot; the device is off when this is raised.</summary>
    public event Action? Rebooting;

    /// <summary>The device that this thread belongs to.</summary>
    /// <exception cref="InvalidOperationException">The thread belongs to no device.</exception>
    public static HostDevice Current => _current.Value ?? throw new InvalidOperationException(
        "expected a thread of a device, got one without; call HostDevice.Enter() first");

    /// <summary>The device that this thread belongs to, or null.</summary>
    public static HostDevice? CurrentOrNull => _current.Value;

    /// <summary>A name for logs.</summary>
    public string Name { get; }

    /// <summary>The board that it is.</summary>
    public HostBoard Board { get; }

    /// <summary>The full path of the folder that is its internal storage.</summary>
    public string StorageRoot { get; }

    /// <summary>Where names lead for this device; starts as a copy of the board's.</summary>
    public NameMap Names { get; }

    /// <summary>Its network interface.</summary>
    public HostNetwork Network { get; }

    /// <summary>Its serial ports.</summary>
    public HostUarts Uarts { get; }

    /// <summary>The memory figures that it reports; starts as the board's.</summary>
    public BoardMemory Memory { get; set; }

    /// <summary>Its native thread.</summary>
    public NativeGate Native { get; } = new();

    /// <summary>False once the device was switched off, rebooted or crashed.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>Why the device crashed, or null.</summary>
    public string? Crash { get; private set; }

    /// <summary>The newest 256 connections, oldest first.</summary>
    public IReadOnlyList<HostConnection> Connections => Snapshot(_connections);

    /// <summary>How many sockets are open now: on a device each holds native memory.</summary>
    public int OpenSockets
    {
        get
        {
            lock (_lock)
            {
                return _wires.Count;
            }
        }
    }

    /// <summary>The newest 256 handshakes, oldest first.</summary>
    public IReadOnlyList<TlsHandshake> Handshakes => Snapshot(_handshakes);

    internal TextWriter? ConsoleSink { get; }

    internal byte[]? CaStore { get; set; }

    internal RebootEventHandler? RebootHandlers { get; set; }

    /// <summary>Makes the device current for this thread until the result is disposed.</summary>
    public IDisposable Enter()
    {
        var before = _current.Value;
        _current.Value = this;
        return new Entered(before);
    }

    /// <summary>Runs something as the device.</summary>
    public void Run(Action action)
    {
        using var entered = Enter();
        action();
    }

    /// <summary>
    /// Cuts the power: every socket is closed without a word, and every thread of the device gets
    /// a <see cref="DeviceStoppedException"/> at its next host call.
    /// </summary>
    public void PowerOff() => Stop($"device {Name} is switched off");

    /// <inheritdoc cref="PowerOff"/>
    public void Dispose() => PowerOff();

    internal void Reboot()
    {
        RebootHandlers?.Invoke();
        Stop($"device {Name} reboots");
        Rebooting?.Invoke();
        Native.ThrowIfStopped();
    }

    internal DeviceCrashedException Crashed(string what)
    {
        Crash = what;
        Stop($"device {Name} crashed: {what}");
        return new DeviceCrashedException(what);
    }

    internal void Add(Wire wire)
    {
        lock (_lock)
        {
            _wires.Add(wire);
        }
    }

    internal void Remove(Wire wire)
    {
        lock (_lock)
        {
            _wires.Remove(wire);
        }
    }

    internal void Add(HostConnection connection) => Keep(_connections, connection);

    internal void Add(TlsHandshake handshake)
    {
        Keep(_handshakes, handshake);
        HandshakeEnded?.Invoke(handshake);
    }

    private void Stop(string reason)
    {
        Wire[] wires;

        lock (_lock)
        {
            IsOn = false;
            wires = [.. _wires];
        }

        Native.Stop(reason);

        foreach (var wire in wires)
        {
            wire.Close();
        }

        Uarts.StopAll();
    }

    private void Keep<T>(Queue<T> queue, T item)
    {
        lock (_lock)
        {
            queue.Enqueue(item);

            while (queue.Count > KeptRecords)
            {
                queue.Dequeue();
            }
        }
    }

    private T[] Snapshot<T>(Queue<T> queue)
    {
        lock (_lock)
        {
            return [.. queue];
        }
    }

    private sealed class Entered(HostDevice? before) : IDisposable
    {
        public void Dispose() => _current.Value = before;
    }
}
