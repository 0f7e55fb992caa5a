using NanoDps.Machine;

namespace NanoDps.Machine.Tests.World;

/// <summary>What is still to happen, in the order of its time.</summary>
internal sealed class VirtualQueue
{
    private readonly PriorityQueue<(DeviceEvent Event, int Connection), (long Time, int Order)> _queue = new();
    private int _order;

    /// <summary>Has something happen.</summary>
    /// <param name="time">When, in ms.</param>
    /// <param name="connection">On which connection: once it is over, nobody hears of it.</param>
    /// <param name="e">What.</param>
    public void Add(long time, int connection, DeviceEvent e) =>
        _queue.Enqueue((e, connection), (time, _order++));

    /// <summary>Takes what happens next on a connection, until a deadline; null for nothing.</summary>
    public DeviceEvent? Take(int connection, long deadline, ref long now)
    {
        while (_queue.TryPeek(out var next, out var when) && when.Time <= deadline)
        {
            _queue.Dequeue();
            now = Math.Max(now, when.Time);
            if (next.Connection == connection)
            {
                return next.Event;
            }
        }

        now = Math.Max(now, deadline);
        return null;
    }
}
