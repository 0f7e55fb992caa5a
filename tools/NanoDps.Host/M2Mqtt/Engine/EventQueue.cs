using nanoFramework.M2Mqtt;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// Events that wait for the dispatching thread; unbounded, as on the device (B69).
/// </summary>
internal sealed class EventQueue
{
    private readonly object _lock = new();
    private readonly Queue<Action<MqttClient>> _events = new();

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _events.Count == 0;
            }
        }
    }

    public void Enqueue(Action<MqttClient> raise)
    {
        lock (_lock)
        {
            _events.Enqueue(raise);
        }
    }

    public Action<MqttClient>? Dequeue()
    {
        lock (_lock)
        {
            return _events.TryDequeue(out var raise) ? raise : null;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _events.Clear();
        }
    }
}
