using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>Numbers the requests of each device, over all its connections.</summary>
internal sealed class RequestCounter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Registers, int Polls)> _counts =
        new(RegistrationId.Comparer);

    /// <summary>The number of the next request among all, and among those of its kind.</summary>
    public (int All, int OfKind) Next(string registrationId, DpsRequestKind kind)
    {
        lock (_gate)
        {
            var (registers, polls) = _counts.GetValueOrDefault(registrationId);
            if (kind == DpsRequestKind.Register)
            {
                registers++;
            }
            else
            {
                polls++;
            }

            _counts[registrationId] = (registers, polls);
            return (registers + polls, kind == DpsRequestKind.Register ? registers : polls);
        }
    }
}
