extern alias nano;

using nano::NanoDps.Host;

namespace NanoDps.Host.Tests.Support;

/// <summary>
/// A device on the host board, current while it exists; its storage goes with it.
/// </summary>
internal sealed class TestDevice : IDisposable
{
    private readonly IDisposable _entered;

    public TestDevice(HostBoard? board = null, TextWriter? console = null)
    {
        Device = new HostDevice(
            "test",
            board ?? Board,
            Directory.CreateTempSubdirectory("nanodps-host-").FullName,
            console);
        _entered = Device.Enter();
    }

    public static HostBoard Board { get; } =
        HostBoard.Load(Repository.File("boards", "host", "board.json"));

    public HostDevice Device { get; }

    public TlsHandshake LastHandshake => Device.Handshakes[^1];

    public void Dispose()
    {
        _entered.Dispose();
        Device.Dispose();
        Directory.Delete(Device.StorageRoot, recursive: true);
    }
}
