using NanoDps.Emulator.Configuration;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>
/// A test with a board, its cable and an emulator. At the end no line of either may be damaged.
/// </summary>
public abstract class SerialTest : EmulatorTest, IDisposable
{
    internal const string Passphrase = "a horse of the correct kind";

    private readonly List<Terminal> _terminals = [];
    private SerialBoard? _board;

    internal SerialBoard Board => _board!;

    internal async Task<Terminal> PlugInAsync(
        string? configuration = null,
        string? dpsAddress = null,
        EmulatorOptions? options = null,
        string? pinned = null)
    {
        await StartAsync(options);
        _board = new SerialBoard(Fixture.Emulator.Facts, dpsAddress, pinned);
        if (configuration is not null)
        {
            await File.WriteAllTextAsync(_board.FileOf("nanodps.conf"), configuration);
        }

        var terminal = Open();
        _board.SwitchOn();
        return terminal;
    }

    /// <summary>One more terminal program at the same cable.</summary>
    internal Terminal Open()
    {
        var terminal = new Terminal(Board.Port);
        _terminals.Add(terminal);
        return terminal;
    }

    public void Dispose()
    {
        _board?.Dispose();
        GC.SuppressFinalize(this);
    }

    [TestCleanup]
    public void NoLineIsDamaged()
    {
        if (_board is null)
        {
            return;
        }

        _board.Dispose();
        string[] lines = [.. _terminals.SelectMany(t => t.Lines).Select(line => line.Whole)];
        TestContext.WriteLine("{0}", string.Join('\n', lines));
        foreach (var terminal in _terminals)
        {
            terminal.Dispose();
        }

        Assert.IsNull(_board.Fault);
        Assert.AreEqual("", string.Join('\n', _terminals.SelectMany(t => t.Wrong)));
    }
}
