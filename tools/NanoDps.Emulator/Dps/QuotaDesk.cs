using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// Counts requests against the quotas. Registrations and polls are throttled apart from each other
/// (azure-iot-sdk-c, pull request 1703).
/// </summary>
internal sealed class QuotaDesk(Quotas quotas, TimeProvider clock)
{
    private readonly Dictionary<string, SlidingWindow> _polls = new(RegistrationId.Comparer);
    private readonly SlidingWindow? _registrations = quotas.RegistrationsPerMinute is { } limit
        ? new SlidingWindow(limit, TimeSpan.FromMinutes(1)) : null;

    /// <summary>
    /// How many seconds whoever asks has to wait; null when there is nothing to wait for.
    /// </summary>
    public int? Wait(DpsRequest request)
    {
        var wait = request.Kind == DpsRequestKind.Register
            ? _registrations?.Pass(clock.GetUtcNow())
            : PollsOf(request.RegistrationId)?.Pass(clock.GetUtcNow());
        return wait is { } span ? (int)Math.Ceiling(span.TotalSeconds) : null;
    }

    private SlidingWindow? PollsOf(string registrationId)
    {
        if (quotas.PollsPer10Seconds is not { } limit)
        {
            return null;
        }

        if (!_polls.TryGetValue(registrationId, out var window))
        {
            window = new SlidingWindow(limit, TimeSpan.FromSeconds(10));
            _polls.Add(registrationId, window);
        }

        return window;
    }
}
