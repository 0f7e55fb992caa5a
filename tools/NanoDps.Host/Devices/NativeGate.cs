namespace NanoDps.Host;

/// <summary>
/// Stands for the one native thread of a device. While a native call such as a TLS handshake is in
/// flight no managed thread runs (A54), so no other host call of the device starts or returns.
/// </summary>
/// <remarks>
/// What comes from .NET itself (Thread.Sleep, events, timers, files, the console, pure
/// computing) is not stopped; a thread stops at its next host call.
/// </remarks>
public sealed class NativeGate
{
    private readonly object _lock = new();
    private Thread? _owner;
    private int _depth;
    private string? _stopped;

    internal NativeGate()
    {
    }

    /// <summary>True while a native call is in flight.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_lock)
            {
                return _owner is not null;
            }
        }
    }

    /// <summary>Blocks while another thread's native call is in flight.</summary>
    /// <exception cref="DeviceStoppedException">The device is switched off.</exception>
    public void Wait()
    {
        lock (_lock)
        {
            WaitLocked();
            ThrowIfStopped();
        }
    }

    /// <summary>The same, but on a device that is switched off it just returns.</summary>
    internal void WaitQuietly()
    {
        lock (_lock)
        {
            WaitLocked();
        }
    }

    /// <summary>
    /// Begins a native call: every other thread of the device stops at its next host call until
    /// the result is disposed, on the same thread.
    /// </summary>
    /// <exception cref="DeviceStoppedException">The device is switched off.</exception>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            WaitLocked();
            ThrowIfStopped();
            _owner = Thread.CurrentThread;
            _depth++;
        }

        return new Held(this);
    }

    internal void Stop(string reason)
    {
        lock (_lock)
        {
            _stopped ??= reason;
            Monitor.PulseAll(_lock);
        }
    }

    internal void ThrowIfStopped()
    {
        lock (_lock)
        {
            if (_stopped is not null)
            {
                throw new DeviceStoppedException(_stopped);
            }
        }
    }

    private void WaitLocked()
    {
        while (_stopped is null && _owner is not null && _owner != Thread.CurrentThread)
        {
            Monitor.Wait(_lock);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_depth == 0)
            {
                _owner = null;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private sealed class Held(NativeGate gate) : IDisposable
    {
        private NativeGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
