namespace NanoDps.Cli.CommandLine;

/// <summary>How the program ends; `nanodps --help` lists them.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>It could not; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a file that it names, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>It was interrupted before it was done: 128 and SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
