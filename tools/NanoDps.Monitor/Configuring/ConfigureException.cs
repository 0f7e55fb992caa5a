namespace NanoDps.Monitor.Configuring;

/// <summary>A device could not be configured: what was expected, what came, what to do.</summary>
/// <param name="message">What was expected and what came; never a secret.</param>
/// <param name="hint">What to do.</param>
public sealed class ConfigureException(string message, string hint) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Hint { get; } = hint;
}
