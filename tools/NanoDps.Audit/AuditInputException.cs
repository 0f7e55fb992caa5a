namespace NanoDps.Audit;

/// <summary>
/// Input that cannot be read: a capture, a profile, an endpoint. The only exception that input
/// brings about.
/// </summary>
/// <param name="message">What was expected and what came; lower case, no full stop.</param>
/// <param name="hint">What to do; lower case, no full stop.</param>
public sealed class AuditInputException(string message, string hint) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Hint { get; } = hint;
}
