using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>Numbers the requests of each device, over all its connections.</summary>
internal sealed class RequestCounter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int[]> _counts = new(RegistrationId.Comparer);

    /// <summary>The number of the next request among all, and among those of its kind.</summary>
    public (int All, int OfKind) Next(string registrationId, DpsRequestKind kind)
    {
        lock (_gate)
        {
            if (!_counts.TryGetValue(registrationId, out var counts))
            {
                counts = new int[Enum.GetValues<DpsRequestKind>().Length];
                _counts.Add(registrationId, counts);
            }

            counts[(int)kind]++;
            return (counts.Sum(), counts[(int)kind]);
        }
    }
}
