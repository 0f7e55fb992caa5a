using System.Globalization;
using System.Text;

namespace NanoDps.Cli.Tests;

/// <summary>
/// A file that shows what happens at a prompt. A line begins with a mark: "# " comment,
/// "$ " command, "&amp; " command that runs until the end of the transcript, "> " line on standard
/// output, "! " line on standard error, "^C " text after which Ctrl-C is pressed, "exit " exit code
/// where it is not 0. "-- name --" begins a file that is there before, to the next one or the end.
/// </summary>
internal sealed class Transcript
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, StringBuilder> _files = [];

    /// <summary>The commands, in order.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Names and contents of the files.</summary>
    public IEnumerable<KeyValuePair<string, string>> Files =>
        _files.Select(file => KeyValuePair.Create(file.Key, file.Value.ToString()));

    /// <summary>Reads a transcript.</summary>
    /// <exception cref="FormatException">A line is none of a transcript.</exception>
    public static Transcript Parse(IEnumerable<string> lines)
    {
        var transcript = new Transcript();
        StringBuilder? file = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.StartsWith("-- ", StringComparison.Ordinal)
                && line.EndsWith(" --", StringComparison.Ordinal))
            {
                file = transcript._files[line[3..^3]] = new StringBuilder();
            }
            else if (file is not null)
            {
                file.Append(line).Append('\n');
            }
            else if (line.Length > 0)
            {
                transcript.Add(line, number);
            }
        }

        return transcript;
    }

    private void Add(string line, int number)
    {
        var (mark, rest) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
            ? (line[..space], line[(space + 1)..]) : (line, "");
        switch (mark)
        {
            case "#":
                break;

            case "$" or "&":
                _steps.Add(new Step(number, rest, mark == "&"));
                break;

            case ">":
                _steps[^1].Output.Add(rest);
                break;

            case "!":
                _steps[^1].Errors.Add(rest);
                break;

            case "^C":
                _steps[^1].InterruptAfter = rest;
                break;

            case "exit":
                _steps[^1].ExitCode = int.Parse(rest, CultureInfo.InvariantCulture);
                break;

            default:
                throw new FormatException(
                    $"line {number}: expected one of the marks # $ & > ! ^C exit, got: {line}");
        }
    }
}
