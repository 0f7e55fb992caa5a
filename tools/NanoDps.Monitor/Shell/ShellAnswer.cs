namespace NanoDps.Monitor.Shell;

/// <summary>What a device answered to one command.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Lines">The lines of the answer, without the last.</param>
/// <param name="Error">The device's own sentence when it refused; "" otherwise.</param>
/// <param name="IsDamaged">Whether a line of the answer came damaged.</param>
public sealed record ShellAnswer(
    ShellOutcome Outcome, IReadOnlyList<string> Lines, string Error, bool IsDamaged);
