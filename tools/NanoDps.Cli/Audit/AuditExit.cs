using NanoDps.Audit;
using NanoDps.Audit.Reports;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>
/// How the audits end. 1 means refused and nothing else: whatever goes wrong here ends with 2, so
/// that a script cannot take a broken audit for a verdict, nor the other way round.
/// </summary>
internal static class AuditExit
{
    public static IReadOnlyList<string> Notes { get; } =
        ["Exit codes: 0 the profile accepts, 1 it refuses, 2 wrong usage or unreadable input."];

    public static int Code(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => ExitCode.Done,
        Verdict.Refused => ExitCode.Failed,
        _ => ExitCode.Usage,
    };

    /// <summary>Runs an audit; every error is told in JSON as well when that was asked for.</summary>
    public static async Task<int> GuardAsync(
        ProgramTerminal terminal, bool isJson, Func<Task<int>> audit)
    {
        try
        {
            return await audit().ConfigureAwait(false);
        }
        catch (AuditInputException exception)
        {
            throw Told(terminal, isJson, CliException.Usage(exception.Message, exception.Hint));
        }
        catch (CliException exception)
        {
            throw Told(terminal, isJson, CliException.Usage(exception.Message, exception.Hint));
        }
#pragma warning disable CA1031 // The last resort, as in FrontDoor, which would end with 1.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            throw Told(terminal, isJson, CliException.Usage(
                $"unexpected {exception.GetType().Name}: {exception.Message}",
                "this is a bug; report it with the command and the input that you gave"));
        }
    }

    private static CliException Told(ProgramTerminal terminal, bool isJson, CliException exception)
    {
        if (isJson)
        {
            terminal.Line(ErrorJson.Write(exception.Message, exception.Hint));
        }

        return exception;
    }
}
