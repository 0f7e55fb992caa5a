extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Emulator;
using NanoDps.FieldApp;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>
/// A board with the program for the field, its flash, and a cable. A restart switches it on again,
/// with the same flash and cable.
/// </summary>
internal sealed class SerialBoard : ILogSink, IDisposable
{
    private readonly string _storage =
        Directory.CreateTempSubdirectory("nanodps-serial-").FullName + Path.DirectorySeparatorChar;

    private readonly EmulatorFacts _facts;
    private readonly PseudoTerminal _cable = new();
    private readonly SecretGuard _guard = new("a board's console");
    private readonly Lock _gate = new();
    private readonly List<string> _console = [];
    private HostDevice? _host;
    private Application? _application;
    private Thread? _thread;
    private Exception? _fault;

    private readonly string? _dpsAddress;
    private readonly RootSet _roots;

    /// <param name="facts">The servers.</param>
    /// <param name="dpsAddress">Where DPS is, as "address:port"; null for the emulator's.</param>
    /// <param name="pinned">The pinned roots; null for the emulator's.</param>
    public SerialBoard(EmulatorFacts facts, string? dpsAddress, string? pinned = null)
    {
        _facts = facts;
        _dpsAddress = dpsAddress;
        _roots = new RootSet(
            pinned ?? File.ReadAllText(facts.CaFile),
            1,
            "0011223344556677",
            "2038-01-15",
            Owner.Of.Pem);
    }

    /// <summary>What a terminal program opens.</summary>
    public string Port => _cable.Path;

    /// <summary>Every line of the console, of all its lives.</summary>
    public IReadOnlyList<string> Console
    {
        get
        {
            lock (_gate)
            {
                return [.. _console];
            }
        }
    }

    /// <summary>What ended the program, if anything did.</summary>
    public Exception? Fault => _fault;

    public HostDevice Host => _host!;

    public string FileOf(string name) => _storage + name;

    public void Write(string line)
    {
        lock (_gate)
        {
            _console.Add(_guard.See(line));
        }
    }

    /// <summary>Switches it on.</summary>
    public void SwitchOn()
    {
        var host = new HostDevice(
            "serial", HostBoard.Load(Repository.File("boards/host/board.json")), _storage);
        host.Network.Ssid = DeviceSetup.WifiSsid;
        host.Network.Password = DeviceSetup.WifiPassword;
        foreach (var server in _facts.Hubs.Prepend(_facts.Dps))
        {
            host.Names.Map($"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}");
        }

        if (_dpsAddress is not null)
        {
            host.Names.Map($"{_facts.Dps.Name}:{_facts.Dps.NamePort}", _dpsAddress);
        }

        host.Uarts["COM2"].Connect(_cable);
        Application? application = null;
        host.Run(() => application = new Application(
            _storage,
            _roots,
            this,
            new UartLine("COM2", 17, 18),
            interval: 500));
        _host = host;
        _application = application;
        host.Rebooting += () => ThreadPool.QueueUserWorkItem(_ => Restart(host));
        _thread = new Thread(() => Run(host, application!)) { IsBackground = true, Name = "serial" };
        _thread.Start();
    }

    /// <summary>Cuts the power, whatever it is at.</summary>
    public void CutPower()
    {
        _host!.PowerOff();
        _application!.Stop();
        _thread!.Join();
    }

    public void Dispose()
    {
        _application?.Stop();
        _thread?.Join(TimeSpan.FromSeconds(5));
        _host?.Dispose();
        _cable.Dispose();
        if (Directory.Exists(_storage))
        {
            Directory.Delete(_storage, recursive: true);
        }
    }

    private void Restart(HostDevice host)
    {
        if (_host == host)
        {
            CutPower();
            SwitchOn();
        }
    }

    private void Run(HostDevice host, Application application)
    {
        try
        {
            host.Run(application.Run);
        }
        catch (Exception exception)
        {
            _fault = exception is DeviceStoppedException ? _fault : exception;
        }
    }
}
