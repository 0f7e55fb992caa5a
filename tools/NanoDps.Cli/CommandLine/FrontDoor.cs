using System.CommandLine;
using System.CommandLine.Invocation;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.CommandLine;

/// <summary>From the arguments to the exit code. Every error ends here.</summary>
internal static class FrontDoor
{
    private static readonly ParserConfiguration Plainly = new()
    {
        // "@file" is the name of a file, nothing else.
        ResponseFileTokenReplacer = null,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var terminal = new ProgramTerminal();
        using var interruption = new Interruption();
        try
        {
            return await RunAsync(args, terminal, interruption.Token).ConfigureAwait(false);
        }
        catch (CliException exception)
        {
            terminal.Error(exception.Message, exception.Hint);
            return exception.ExitCode;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            terminal.Note("interrupted");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: a line is better than a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error(
                $"unexpected {exception.GetType().Name}: {exception.Message}",
                "this is a bug; report it with the command that you gave");
            return ExitCode.Failed;
        }
    }

    private static async Task<int> RunAsync(
        string[] args, ProgramTerminal terminal, CancellationToken cancellation)
    {
        var parsed = new NanodpsVerb(terminal).Parse(args, Plainly);
        if (parsed.Action is ParseErrorAction)
        {
            throw UsageError.Of(parsed);
        }

        if (UsageError.OfOptionLike(parsed) is { } wrong)
        {
            throw wrong;
        }

        var settings = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are ours: see Interruption
        };
        return await parsed.InvokeAsync(settings, cancellation).ConfigureAwait(false);
    }
}
