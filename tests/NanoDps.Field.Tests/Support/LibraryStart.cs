extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>The library alone on a board, for what the application has no button for.</summary>
internal sealed class LibraryStart : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DeviceLines _lines = new();
    private readonly Thread _thread;

    public LibraryStart(
        HostDevice host, Settings settings, string roots, Action<DeviceFeatures, Log> prepare)
    {
        Host = host;
        DeviceClient? client = null;
        var log = new Log(_lines);
        host.Run(() =>
        {
            client = new DeviceClient(settings, roots, log);
            prepare(client.Features, log);
        });
        Client = client!;
        _thread = new Thread(() => Host.Run(Client.Run)) { IsBackground = true, Name = host.Name };
        _thread.Start();
    }

    public HostDevice Host { get; }

    public DeviceClient Client { get; }

    public IReadOnlyList<LogLine> Lines => _lines.Snapshot();

    public string Text => string.Join('\n', Lines.Select(line => line.Whole));

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

    /// <summary>Ends it in good order, and cuts the power.</summary>
    public void Stop()
    {
        Client.Stop();
        Assert.IsTrue(_thread.Join(Patience), "expected the device to end, got none:\n" + Text);
        Host.PowerOff();
        Assert.IsNull(Host.Crash, Host.Crash);
    }

    public void Dispose()
    {
        Client.Stop();
        _thread.Join(Patience);
        Host.PowerOff();
    }
}
