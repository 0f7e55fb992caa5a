extern alias nano;

using nano::NanoDps.Host;
using NanoDps.FieldApp;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>A life with the program for the field.</summary>
internal sealed class Start : Life, IDisposable
{
    private readonly Application _application;
    private readonly Thread _thread;
    private readonly string _storage;
    private Exception? _fault;
    private bool _isOver;

    public Start(HostDevice host, string storage, string roots)
        : base(host)
    {
        _storage = storage;
        Application? application = null;
        host.Run(() => application = new Application(
            storage, new RootSet(roots, 1, "0011223344556677", "2038-01-15", ""), Told, null, 100));
        _application = application!;
        _thread = new Thread(Run) { IsBackground = true, Name = host.Name };
        _thread.Start();
    }

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
        Join(_thread);
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
        Join(_thread);
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
