namespace NanoDps.Emulator.Faults;

/// <summary>Which of the occasions of a rule it applies to; they are counted from 1.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; <see cref="int.MaxValue"/> for no end.</param>
/// <param name="Step">1 for each between them, 3 for every third from the first on.</param>
public readonly record struct FaultRange(int First, int Last, int Step = 1)
{
    /// <summary>Every occasion.</summary>
    public static FaultRange All { get; } = new(1, int.MaxValue);

    /// <summary>Whether an occasion is among them.</summary>
    /// <param name="number">Its number, from 1.</param>
    public bool Includes(int number) =>
        number >= First && number <= Last && (number - First) % Step == 0;
}
