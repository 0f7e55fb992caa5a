namespace NanoDps.Emulator.Events;

/// <summary>
/// What happened, in order, for those who look back, look on or wait. Old items make room for new
/// ones, so that an emulator that runs for months does not grow.
/// </summary>
/// <typeparam name="T">The kind of item.</typeparam>
public sealed class EventFeed<T>
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _items = new();
    private readonly List<Waiter> _waiters = [];
    private readonly int _capacity;
    private long _total;

    /// <summary>Makes an empty feed.</summary>
    /// <param name="capacity">How many items are kept; at least 1.</param>
    public EventFeed(int capacity = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>
    /// Raised for every item, in order, on the thread that adds it; handlers must be quick.
    /// </summary>
    public event Action<T>? Added;

    /// <summary>How many items there ever were, those no longer kept included.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>The items that are kept, oldest first.</summary>
    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
        {
            return [.. _items];
        }
    }

    /// <summary>
    /// Waits until there are this many items that match, counting those that are already here.
    /// </summary>
    /// <param name="match">Which items count.</param>
    /// <param name="count">How many are awaited; at least 1.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The first <paramref name="count"/> items that match.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<IReadOnlyList<T>> WaitForAsync(
        Func<T, bool> match, int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var waiter = new Waiter(match, count);
        lock (_gate)
        {
            foreach (var item in _items)
            {
                if (waiter.Offer(item))
                {
                    return waiter.Task;
                }
            }

            _waiters.Add(waiter);
        }

        return WaitAsync(waiter, cancellation);
    }

    /// <summary>Waits for the first item that matches, one that is already here included.</summary>
    /// <param name="match">Which item counts.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<T> WaitForAsync(Func<T, bool> match, CancellationToken cancellation) =>
        (await WaitForAsync(match, 1, cancellation).ConfigureAwait(false))[0];

    internal void Add(T item)
    {
        lock (_gate)
        {
            _total++;
            _items.Enqueue(item);
            if (_items.Count > _capacity)
            {
                _items.Dequeue();
            }

            _waiters.RemoveAll(waiter => waiter.Offer(item));

            // Inside the lock, so that every handler sees the items in their order.
            Added?.Invoke(item);
        }
    }

    private async Task<IReadOnlyList<T>> WaitAsync(Waiter waiter, CancellationToken cancellation)
    {
        try
        {
            return await waiter.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private sealed class Waiter(Func<T, bool> match, int count)
    {
        private readonly List<T> _matched = [];
        private readonly TaskCompletionSource<IReadOnlyList<T>> _completion =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<T>> Task => _completion.Task;

        /// <summary>Returns true when the wait is over.</summary>
        public bool Offer(T item)
        {
            if (match(item))
            {
                _matched.Add(item);
            }

            return _matched.Count >= count && _completion.TrySetResult(_matched);
        }
    }
}
