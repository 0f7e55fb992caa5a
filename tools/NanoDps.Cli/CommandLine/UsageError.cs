using System.CommandLine;
using System.CommandLine.Parsing;

namespace NanoDps.Cli.CommandLine;

/// <summary>Turns what the parser found into an error in our form.</summary>
internal static class UsageError
{
    /// <summary>
    /// An option that the verb does not have, taken for one of its arguments; null for none. A file
    /// of such a name is given as ./--name, and a negative number is none.
    /// </summary>
    public static CliException? OfOptionLike(ParseResult parsed)
    {
        var wrong = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(result => result.Tokens)
            .FirstOrDefault(token =>
                token.Value is ['-', not (>= '0' and <= '9'), ..]);
        var path = Path(parsed.CommandResult.Command);
        return wrong is null ? null : CliException.Usage(
            $"expected an option of {path}, got \"{wrong.Value}\"", $"{path} --help shows what it takes");
    }

    public static CliException Of(ParseResult parsed)
    {
        var command = Path(parsed.CommandResult.Command);
        return OfOptionLike(parsed) ?? CliException.Usage(
            Message(parsed, command), $"{command} --help shows what it takes");
    }

    private static string Message(ParseResult parsed, string path)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            var kind = command.Subcommands.Count > 0 ? "a command" : "an option";
            return $"expected {kind} of {path}, got \"{unknown}\"";
        }

        if (command.Subcommands.Count > 0)
        {
            return $"expected a command of {path}, got none";
        }

        Symbol? missing =
            (Symbol?)command.Options.FirstOrDefault(
                o => o.Required && IsMissing(parsed.GetResult(o)))
            ?? command.Arguments.FirstOrDefault(
                a => parsed.GetResult(a) is null or { Tokens.Count: 0 });
        if (missing is not null)
        {
            return $"expected {missing.Name}, got none";
        }

        return parsed.Errors[0].SymbolResult is OptionResult { Tokens.Count: 0 } bare
            ? $"{bare.Option.Name}: expected a value, got none"
            : Plain(parsed.Errors[0].Message);
    }

    private static bool IsMissing(OptionResult? result) => result is null or { Implicit: true };

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
