using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Faults;

/// <summary>
/// A script in use: it counts what happens. A rule counts every occasion that it speaks of, also
/// those that an earlier rule is taken for.
/// </summary>
/// <param name="script">The script.</param>
public sealed class FaultRun(FaultScript script)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int>[] _counts =
        [.. script.Rules.Select(_ => new Dictionary<string, int>(RegistrationId.Comparer))];

    /// <summary>The script.</summary>
    public FaultScript Script => script;

    /// <summary>Counts an occasion and gives the first rule that applies to it, or null.</summary>
    /// <param name="point">Where it is.</param>
    /// <param name="where">The host name of the hub, or the transport of a request to DPS.</param>
    /// <param name="device">The device; null when it has not named itself yet.</param>
    public FaultHit? Next(FaultPoint point, string where, string? device)
    {
        FaultHit? hit = null;
        lock (_gate)
        {
            for (var index = 0; index < script.Rules.Count; index++)
            {
                var rule = script.Rules[index];
                if (!rule.SpeaksOf(point, where, device))
                {
                    continue;
                }

                var number = Count(index, rule.Device == FaultRule.EachAlone ? device! : "");
                if (hit is null && rule.Range.Includes(number))
                {
                    hit = new FaultHit(rule, number);
                }
            }
        }

        return hit;
    }

    private int Count(int rule, string key)
    {
        var number = _counts[rule].GetValueOrDefault(key) + 1;
        _counts[rule][key] = number;
        return number;
    }
}
