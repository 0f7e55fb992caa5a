namespace NanoDps.Emulator.Hubs;

/// <summary>What a hub knows about one connection.</summary>
internal sealed class HubConnection(HubDevice device) : IDisposable
{
    private ITimer? _expiry;

    public HubDevice Device { get; } = device;

    /// <summary>Runs an action when the token has expired.</summary>
    public void ExpireAt(DateTimeOffset when, TimeProvider clock, Action action)
    {
        var delay = when - clock.GetUtcNow();

        // A timer takes at most 49 days; a connection that is older meets its limit then.
        var longest = TimeSpan.FromDays(49);
        _expiry = clock.CreateTimer(
            _ => action(), null, delay < longest ? delay : longest, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _expiry?.Dispose();
}
