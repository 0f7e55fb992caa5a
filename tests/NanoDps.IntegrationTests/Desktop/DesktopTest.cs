using NanoDps.Cli.Tests;
using NanoDps.IntegrationTests.Serial;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Desktop;

/// <summary>
/// A test with a board, an emulator, and the program nanodps at the end of the board's cable.
/// </summary>
public abstract class DesktopTest : EmulatorTest, IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-desktop-").FullName;
    private readonly List<RunningProgram> _programs = [];
    private SerialBoard? _board;

    internal CancellationToken Deadline => _deadline.Token;

    internal SerialBoard Board => _board!;

    internal string InFolder(string name) => Path.Combine(_folder, name);

    /// <summary>Switches a board on, whose flash has a configuration or none.</summary>
    internal async Task SwitchOnAsync(string? configuration)
    {
        await PrepareAsync(configuration);
        Board.SwitchOn();
    }

    /// <summary>The same board before it is switched on: what it says first can be heard.</summary>
    internal async Task PrepareAsync(
        string? configuration, Emulator.Configuration.EmulatorOptions? options = null)
    {
        await StartAsync(options);
        _board = new SerialBoard(Fixture.Emulator.Facts, dpsAddress: null);
        if (configuration is not null)
        {
            await File.WriteAllTextAsync(_board.FileOf("nanodps.conf"), configuration, Deadline);
        }
    }

    internal RunningProgram Run(params string[] arguments) => RunTyping("", arguments);

    internal RunningProgram RunTyping(string input, params string[] arguments)
    {
        var program = RunningProgram.Start(arguments, _folder, input);
        _programs.Add(program);
        return program;
    }

    /// <summary>Waits for a line of the log on the board's console.</summary>
    internal async Task ConsoleAsync(string text)
    {
        while (!Board.Console.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(50, Deadline);
        }
    }

    [TestCleanup]
    public void TheBoardHasNotFailed()
    {
        string[] lines =
            [.. _programs.SelectMany(program => program.Output.Concat(program.Errors))];
        TestContext.WriteLine("{0}", string.Join('\n', lines));
        Assert.IsNull(Board.Fault);
    }

    public void Dispose()
    {
        foreach (var program in _programs)
        {
            program.Dispose();
        }

        _board?.Dispose();
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
