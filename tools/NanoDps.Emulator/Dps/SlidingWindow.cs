namespace NanoDps.Emulator.Dps;

/// <summary>Lets a number of things through in any span of time.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan span)
{
    private readonly Queue<DateTimeOffset> _passed = new();

    /// <summary>How long to wait; null for what is let through.</summary>
    public TimeSpan? Pass(DateTimeOffset now)
    {
        while (_passed.TryPeek(out var first) && first + span <= now)
        {
            _passed.Dequeue();
        }

        if (_passed.Count < limit)
        {
            _passed.Enqueue(now);
            return null;
        }

        return limit == 0 ? span : _passed.Peek() + span - now;
    }
}
