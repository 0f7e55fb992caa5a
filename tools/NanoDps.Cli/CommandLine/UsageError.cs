using System.CommandLine;

namespace NanoDps.Cli.CommandLine;

/// <summary>Turns what the parser found into an error in our form.</summary>
internal static class UsageError
{
    public static CliException Of(ParseResult parsed)
    {
        var command = Path(parsed.CommandResult.Command);
        var hint = $"{command} --help shows what it takes";
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var kind = parsed.CommandResult.Command.Subcommands.Count > 0 ? "a command" : "an option";
            return CliException.Usage(
                $"expected {kind} of {command}, got \"{parsed.UnmatchedTokens[0]}\"", hint);
        }

        return CliException.Usage(Plain(parsed.Errors[0].Message), hint);
    }

    /// <summary>The library's sentences begin in upper case and end in a full stop.</summary>
    private static string Plain(string message)
    {
        var text = message.TrimEnd('.');
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{Path(parent)} {command.Name}"
            : command.Name;
}
