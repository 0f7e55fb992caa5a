using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NanoDps.Cli.CommandLine;

/// <summary>The library's help, and behind it the notes of the command.</summary>
internal sealed class HelpWithNotes(HelpAction help) : SynchronousCommandLineAction
{
    // The notes are written for it, and a pipe has no width.
    private const int Width = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = Console.IsOutputRedirected ? Width : Math.Min(Width, Console.WindowWidth);
        help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            foreach (var line in verb.Notes)
            {
                parseResult.InvocationConfiguration.Output.WriteLine(line);
            }
        }

        return ExitCode.Done;
    }
}
