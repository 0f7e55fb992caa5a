using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NanoDps.Cli.CommandLine;

/// <summary>The library's help, and behind it the notes of the command.</summary>
internal sealed class HelpWithNotes(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
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
