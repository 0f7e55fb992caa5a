namespace NanoDps.Cli.Tests;

/// <summary>One command of a transcript, and what it must do.</summary>
/// <param name="Line">The number of its line in the file, from 1.</param>
/// <param name="Command">The command line.</param>
/// <param name="IsBackground">Whether it runs until the end of the transcript.</param>
internal sealed record Step(int Line, string Command, bool IsBackground)
{
    /// <summary>The lines on standard output.</summary>
    public List<string> Output { get; } = [];

    /// <summary>The lines on standard error.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The text on either output after which Ctrl-C is pressed; null for never.</summary>
    public string? InterruptAfter { get; set; }

    /// <summary>The exit code.</summary>
    public int ExitCode { get; set; }
}
