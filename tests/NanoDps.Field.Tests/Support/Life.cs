extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>
/// One life of a board, from its start to the end of its power, and what it tells.
/// </summary>
internal abstract class Life
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    protected Life(HostDevice host)
    {
        Host = host;
    }

    public HostDevice Host { get; }

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<LogLine> Lines => Told.Snapshot();

    /// <summary>Every line so far, as text.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Whole));

    protected DeviceLines Told { get; } = new();

    /// <summary>How many lines of a kind there are.</summary>
    public int Count(LogCode code) => Lines.Count(line => line.Code == code);

    /// <summary>Waits for the n-th line of a kind.</summary>
    public async Task<LogLine> LineAsync(LogCode code, int count = 1)
    {
        try
        {
            return await Told.WaitForAsync(line => line.Code == code, count).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException(
                $"expected line {count} of code {(int)code}, got:\n{Text}");
        }
    }

    /// <summary>Waits for the end of what runs on the board.</summary>
    protected void Join(Thread thread) =>
        Assert.IsTrue(thread.Join(Patience), "expected the program to end, got none:\n" + Text);
}
