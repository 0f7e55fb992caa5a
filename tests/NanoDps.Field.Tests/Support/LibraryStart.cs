extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>A life with the library alone, for what the application has no button for.</summary>
internal sealed class LibraryStart : Life, IDisposable
{
    private readonly Thread _thread;

    public LibraryStart(
        HostDevice host, Settings settings, string roots, Action<DeviceFeatures, Log> prepare)
        : base(host)
    {
        DeviceClient? client = null;
        var log = new Log(Told);
        host.Run(() =>
        {
            client = new DeviceClient(settings, roots, log);
            prepare(client.Features, log);
        });
        Client = client!;
        _thread = new Thread(() => Host.Run(Client.Run)) { IsBackground = true, Name = host.Name };
        _thread.Start();
    }

    public DeviceClient Client { get; }

    /// <summary>Ends it in good order, and cuts the power.</summary>
    public void Stop()
    {
        Client.Stop();
        Join(_thread);
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
