using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NanoDps.Cli.Tests;

/// <summary>
/// Plays a transcript in a folder of its own. Commands are nanodps, with "&lt; file" for standard
/// input; cat, which shows a file; and mode, which shows its permissions. In a command {{state}} is
/// a directory with a test CA, {{folder}} the folder, and {{facts.…}} a value in the JSON that a
/// program in the background with --json has printed. The next command waits for its first line.
/// </summary>
internal sealed partial class Stage : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    // Two seconds are meant; the rest is for a busy machine.
    private static readonly TimeSpan LongestAfterInterrupt = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _deadline = new(Longest);
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-cli-").FullName;
    private readonly List<(Step Step, RunningProgram Program)> _background = [];
    private JsonDocument? _facts;

    public static async Task PlayAsync(Transcript transcript)
    {
        using var stage = new Stage();
        foreach (var (name, content) in transcript.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(stage._folder, name), content);
        }

        foreach (var step in transcript.Steps)
        {
            await stage.PlayAsync(step);
        }

        await stage.EndAsync();
    }

    public void Dispose()
    {
        foreach (var (_, program) in _background)
        {
            program.Dispose();
        }

        _facts?.Dispose();
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PlayAsync(Step step)
    {
        var words = Words.Split(Fill(step.Command));
        if (words is ["cat" or "mode", var name])
        {
            var path = Path.Combine(_folder, name);
            var shown = words[0] == "cat" ? await File.ReadAllLinesAsync(path) : [Mode(path)];
            Outcome.Check(step, 0, shown, []);
            return;
        }

        Assert.AreEqual("nanodps", words[0], $"line {step.Line}: no nanodps, cat or mode");
        var input = "";
        if (words is [.. var before, "<", var file])
        {
            words = before;
            input = await File.ReadAllTextAsync(Path.Combine(_folder, file));
        }

        var program = RunningProgram.Start(words.Skip(1), _folder, input);
        if (step.IsBackground)
        {
            _background.Add((step, program));
            var hasFacts = words.Contains("--json");
            var first = await program.WaitForAsync(hasFacts ? "{" : "", _deadline.Token);
            _facts = hasFacts ? JsonDocument.Parse(first) : _facts;
            return;
        }

        using (program)
        {
            if (step.InterruptAfter is { } text)
            {
                await program.WaitForAsync(text, _deadline.Token);
                await InterruptAsync(step, program);
                return;
            }

            await CheckAsync(step, program, _deadline.Token);
        }
    }

    private async Task EndAsync()
    {
        foreach (var (step, program) in _background)
        {
            await InterruptAsync(step, program);
        }
    }

    private static async Task InterruptAsync(Step step, RunningProgram program)
    {
        using var deadline = new CancellationTokenSource(LongestAfterInterrupt);
        program.Interrupt();
        await CheckAsync(step, program, deadline.Token);
    }

    private static async Task CheckAsync(
        Step step, RunningProgram program, CancellationToken deadline)
    {
        try
        {
            var exitCode = await program.EndAsync(deadline);
            Outcome.Check(step, exitCode, program.Output, program.Errors);
        }
        catch (OperationCanceledException)
        {
            // What it has said so far shows where it stays.
            Outcome.Check(step, -1, program.Output, program.Errors);
        }
    }

    private string Fill(string command) =>
        Place().Replace(command, match => Value(match.Groups[1].Value));

    private string Value(string place) => place.Split('.') switch
    {
        ["state"] => TestRun.StateDirectory,
        ["folder"] => _folder,
        ["facts", .. var path] => Fact(path),
        _ => throw new FormatException($"expected state, folder or facts, got {place}"),
    };

    private string Fact(string[] path)
    {
        var value = _facts!.RootElement;
        foreach (var name in path)
        {
            value = value.ValueKind == JsonValueKind.Array
                ? value[int.Parse(name, CultureInfo.InvariantCulture)]
                : value.GetProperty(name);
        }

        return value.ToString();
    }

    private static string Mode(string path) =>
        Convert.ToString((int)File.GetUnixFileMode(path), 8);

    [GeneratedRegex("{{([^}]*)}}")]
    private static partial Regex Place();
}
