using NanoDps.Logging;

namespace NanoDps.IntegrationTests.Support;

/// <summary>The lines that one device has written, for those who look back or wait.</summary>
internal sealed class DeviceLines : ILogSink
{
    private readonly SecretGuard _guard = new("a device's log");
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<Waiter> _waiters = [];

    public IReadOnlyList<LogLine> Snapshot()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }

    public void Write(string line)
    {
        var parsed = LogLine.Parse(_guard.See(line));
        lock (_gate)
        {
            _lines.Add(parsed);
            _waiters.RemoveAll(waiter => waiter.Offer(parsed));
        }
    }

    /// <summary>Waits for the n-th line that matches, from the first on.</summary>
    public Task<LogLine> WaitForAsync(Func<LogLine, bool> match, int count = 1)
    {
        var waiter = new Waiter(match, count);
        lock (_gate)
        {
            if (!_lines.Any(waiter.Offer))
            {
                _waiters.Add(waiter);
            }
        }

        return waiter.Task;
    }

    private sealed class Waiter(Func<LogLine, bool> match, int count)
    {
        private readonly TaskCompletionSource<LogLine> _found =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        private int _missing = count;

        public Task<LogLine> Task => _found.Task;

        /// <summary>True when the wait is over.</summary>
        public bool Offer(LogLine line) =>
            match(line) && --_missing == 0 && _found.TrySetResult(line);
    }
}
