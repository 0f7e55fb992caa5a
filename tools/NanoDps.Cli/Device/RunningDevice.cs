extern alias nano;

using nano::NanoDps.Host;
using NanoDps.App;
using NanoDps.Configuration;

namespace NanoDps.Cli.Device;

/// <summary>
/// A device of this computer on which the firmware's application runs, with a folder of its own as
/// the internal storage.
/// </summary>
internal sealed class RunningDevice : IDisposable
{
    private static readonly TimeSpan OrderlyEnd = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndWithoutPower = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _ended =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string _storage;
    private readonly Application _application;
    private readonly Thread _thread;

    private RunningDevice(DeviceSetup setup)
    {
        // Only its owner may read it: the key will be in it.
        _storage = Directory.CreateTempSubdirectory("nanodps-").FullName
            + Path.DirectorySeparatorChar;
        try
        {
            File.WriteAllBytes(_storage + Settings.FileName, setup.Configuration);
            Host = new HostDevice(setup.Board.Name, setup.Board, _storage);
            foreach (var (from, to) in setup.Names)
            {
                Host.Names.Map(from, to);
            }
        }
        catch
        {
            Directory.Delete(_storage, recursive: true);
            throw;
        }

        setup.Cable?.Connect(Host);
        Host.HandshakeEnded += setup.OnHandshake;
        _application = new Application(
            _storage,
            setup.Roots,
            new LineSink(setup.OnLine),
            (int)setup.Interval.TotalMilliseconds);
        _thread = new Thread(Run) { IsBackground = true, Name = setup.Board.Name };
    }

    /// <summary>The device, with what no device can show.</summary>
    public HostDevice Host { get; }

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
        _application.Stop();
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
            Host.Run(_application.Run);
            _ended.SetResult();
        }
#pragma warning disable CA1031 // Whatever it is, it is told to the one who waits.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ended.SetException(exception);
        }
    }
}
