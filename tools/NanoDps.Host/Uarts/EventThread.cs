using System.Collections.Concurrent;

namespace NanoDps.Host.Serial;

/// <summary>
/// The device's one thread for events: they wait in line, and an exception ends only the handler
/// that threw it.
/// </summary>
internal sealed class EventThread(HostDevice device)
{
    private readonly object _lock = new();
    private readonly BlockingCollection<Action> _events = [];
    private bool _hasStarted;

    public Exception? Failure { get; private set; }

    public void Post(Action raise)
    {
        lock (_lock)
        {
            if (!_events.IsAddingCompleted)
            {
                _events.Add(raise);
            }

            if (!_hasStarted)
            {
                _hasStarted = true;
                new Thread(Run) { IsBackground = true, Name = device.Name + " events" }.Start();
            }
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _events.CompleteAdding();
        }
    }

    private void Run()
    {
        using var entered = device.Enter();
        foreach (var raise in _events.GetConsumingEnumerable())
        {
            try
            {
                device.Native.Wait();
                raise();
            }
            catch (Exception e) when (e is DeviceStoppedException or DeviceCrashedException)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it is, it ends the handler and nothing else.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Failure = e;
            }
        }
    }
}
