extern alias nano;

using nano::NanoDps.Host;
using NanoDps.FieldApp;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>One life of a board, from its start to the end of its power.</summary>
internal sealed class Start : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DeviceLines _lines = new();
    private readonly Application _application;
    private readonly Thread _thread;
    private readonly string _storage;
    private Exception? _fault;
    private bool _isOver;

    public Start(HostDevice host, string storage, string roots)
    {
        Host = host;
        _storage = storage;
        Application? application = null;
        host.Run(() => application = new Application(
            storage, new RootSet(roots, 1, "0011223344556677", "2038-01-15", ""), _lines, null, 100));
        _application = application!;
        _thread = new Thread(Run) { IsBackground = true, Name = host.Name };
        _thread.Start();
    }

    public HostDevice Host { get; }

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<LogLine> Lines => _lines.Snapshot();

    /// <summary>Waits for the n-th line of a kind.</summary>
    public async Task<LogLine> LineAsync(LogCode code, int count = 1)
    {
        try
        {
            return await _lines.WaitForAsync(line => line.Code == code, count).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException(
                $"expected line {count} of code {(int)code}, got:\n{Text}");
        }
    }

    /// <summary>Every line so far, as text.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Whole));

    /// <summary>How many lines of a kind there are.</summary>
    public int Count(LogCode code) => Lines.Count(line => line.Code == code);

    /// <summary>Runs until the hub has a message, and gives all lines.</summary>
    public async Task<IReadOnlyList<LogLine>> ReachHubAsync()
    {
        await LineAsync(LogCode.HubAcknowledged);
        Stop();
        return Lines;
    }

    /// <summary>Ends the program in good order.</summary>
    public void Stop()
    {
        _isOver = true;
        _application.Stop();
        Assert.IsTrue(_thread.Join(Patience), "expected the program to end, got none:\n" + Text);
        Host.PowerOff();
        Assert.IsNull(_fault, _fault?.ToString());
        Assert.IsNull(Host.Crash, Host.Crash);
    }

    /// <summary>Cuts the power: what the storage holds at this moment is what is left.</summary>
    public void CutPower()
    {
        // The threads of the host end some time later, and one may still tidy up.
        _isOver = true;
        var files = Directory.GetFiles(_storage).ToDictionary(path => path, File.ReadAllBytes);
        Host.PowerOff();
        _application.Stop();
        Assert.IsTrue(_thread.Join(Patience), "expected the program to end, got none:\n" + Text);
        foreach (var path in Directory.GetFiles(_storage))
        {
            File.Delete(path);
        }

        foreach (var (path, content) in files)
        {
            File.WriteAllBytes(path, content);
        }
    }

    public void Dispose()
    {
        if (!_isOver)
        {
            CutPower();
        }
    }

    private void Run()
    {
        try
        {
            Host.Run(_application.Run);
        }
        catch (Exception exception)
        {
            _fault = exception;
        }
    }
}
