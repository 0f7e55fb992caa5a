namespace NanoDps.Cli.CommandLine;

/// <summary>Ends the program with an error and a hint, in lower case, without full stop.</summary>
/// <param name="message">What was expected and what came.</param>
/// <param name="hint">What to do.</param>
/// <param name="exitCode">How the program ends.</param>
internal sealed class CliException(string message, string hint, int exitCode = ExitCode.Failed)
    : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Hint { get; } = hint;

    /// <summary>How the program ends.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line, or a file that it names, is wrong.</summary>
    public static CliException Usage(string message, string hint) =>
        new(message, hint, CommandLine.ExitCode.Usage);
}
