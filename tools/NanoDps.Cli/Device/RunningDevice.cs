extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.FieldApp;

namespace NanoDps.Cli.Device;

/// <summary>
/// A device of this computer on which the firmware's application for the field runs, with a folder of
/// its own as the internal storage. A restart switches it on again, with the same storage and cable.
/// </summary>
internal sealed class RunningDevice : IDisposable
{
    private static readonly TimeSpan OrderlyEnd = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndWithoutPower = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _ended =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly DeviceSetup _setup;
    private readonly string _storage;
    private readonly Thread _thread;
    private volatile bool _isDisposed;
    private volatile Application? _application;

    private RunningDevice(DeviceSetup setup)
    {
        _setup = setup;

        // Only its owner may read it: the key will be in it.
        _storage = Directory.CreateTempSubdirectory("nanodps-").FullName
            + Path.DirectorySeparatorChar;
        try
        {
            if (setup.Configuration is not null)
            {
                File.WriteAllBytes(_storage + Settings.FileName, setup.Configuration);
            }

            Host = MakeHost();
        }
        catch
        {
            Directory.Delete(_storage, recursive: true);
            throw;
        }

        _thread = new Thread(Run) { IsBackground = true, Name = setup.Board.Name };
    }

    /// <summary>The device as it runs now, with what no device can show.</summary>
    public HostDevice Host { get; private set; }

    /// <summary>Ends when the application does; fails if it threw, as none should.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Switches a device on.</summary>
    /// <exception cref="ArgumentException">A name or an address to map is malformed.</exception>
    public static RunningDevice Start(DeviceSetup setup)
    {
        var device = new RunningDevice(setup);
        device._thread.Start();
        return device;
    }

    /// <summary>Lets the application end; should it not in a second, cuts the power.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _application?.Stop();
        var hasEnded = _thread.Join(OrderlyEnd);
        Host.Dispose();
        if (!hasEnded)
        {
            _thread.Join(EndWithoutPower);
        }

        Directory.Delete(_storage, recursive: true);
    }

    private void Run()
    {
        try
        {
            while (RunUntilRestart() && !_isDisposed)
            {
                Host = MakeHost();
            }

            _ended.SetResult();
        }
#pragma warning disable CA1031 // Whatever it is, it is told to the one who waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ended.SetException(exception);
        }
    }

    /// <summary>Runs the application; true when the board restarts, false when it has ended.</summary>
    private bool RunUntilRestart()
    {
        Application? application = null;
        Host.Run(() => application = new Application(
            _storage,
            PemFile.RootSet(_setup.Roots, _setup.OwnerPem),
            new LineSink(_setup.OnLine),
            _setup.Cable?.Plug(Host),
            (int)_setup.Interval.TotalMilliseconds));
        var restarts = false;
        Host.Rebooting += () =>
        {
            restarts = true;
            application!.Stop();
        };
        _application = application;
        if (_isDisposed)
        {
            return false;
        }

        try
        {
            Host.Run(application!.Run);
        }
        catch (DeviceStoppedException) when (restarts)
        {
            // Its threads end as they notice that there is no power.
        }

        return restarts;
    }

    private HostDevice MakeHost()
    {
        var host = new HostDevice(_setup.Board.Name, _setup.Board, _storage);
        foreach (var (from, to) in _setup.Names)
        {
            host.Names.Map(from, to);
        }

        host.HandshakeEnded += _setup.OnHandshake;
        return host;
    }
}
