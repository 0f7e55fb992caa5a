namespace NanoDps.Emulator.Configuration;

/// <summary>
/// The configuration has a fault; the message says where, what was expected and what came.
/// </summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="place">File and place in it, or the option's name.</param>
    /// <param name="problem">What was expected and what came.</param>
    /// <param name="hint">What to do.</param>
    public ConfigurationException(string place, string problem, string hint)
        : base($"{place}: {problem}")
    {
        Place = place;
        Hint = hint;
    }

    /// <summary>File and place in it, or the option's name.</summary>
    public string Place { get; }

    /// <summary>What to do about it.</summary>
    public string Hint { get; }
}
