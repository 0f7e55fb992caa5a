extern alias nano;

using System.Text;
using nano::NanoDps.Host;
using NanoDps.Configuration;
using NanoDps.Emulator;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>A board with the program for the field, whose storage outlives its starts.</summary>
internal sealed class Board : IDisposable
{
    public const string Assignment = "nanodps.hub";

    private const string Wifi = "wifi-ssid = workshop\nwifi-password = correct horse\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-field-").FullName;
    private readonly EmulatorFacts _facts;

    /// <summary>A board with a key in its configuration.</summary>
    public Board(EmulatorFacts facts)
    {
        _facts = facts;
        Roots = File.ReadAllText(facts.CaFile);
        Configure($"key = {Service.Key}");
    }

    /// <summary>Where its files are, as the firmware takes it.</summary>
    public string Storage => _folder + Path.DirectorySeparatorChar;

    /// <summary>The pinned roots.</summary>
    public string Roots { get; set; }

    /// <summary>What its configuration says.</summary>
    public Settings Settings => new(Get(Settings.FileName)!);

    /// <summary>Writes its configuration.</summary>
    public void Configure(
        string credential, string id = Service.Device, string? scope = null, string? endpoint = null) =>
        Put(
            Settings.FileName,
            $"id-scope = {scope ?? _facts.IdScope}\nregistration-id = {id}\n{credential}\n"
            + (endpoint is null ? "" : $"endpoint = {endpoint}\n") + Wifi);

    /// <summary>Lets it know a hub from before.</summary>
    public void Know(string hub, string device = Service.Device) =>
        new TwoSlotFile(Storage + Assignment).Write(
            new Assignment(hub, device, false, null).Write(Settings));

    public void Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public void Put(string name, byte[] content) => File.WriteAllBytes(Storage + name, content);

    public byte[]? Get(string name) =>
        File.Exists(Storage + name) ? File.ReadAllBytes(Storage + name) : null;

    /// <summary>Switches it on, with the files that are there.</summary>
    public Start SwitchOn() => new(Host(), Storage, Roots);

    /// <summary>Switches it on with the library alone.</summary>
    public LibraryStart SwitchOnLibrary(Action<DeviceFeatures, Log>? prepare = null)
    {
        var host = Host();
        host.Run(() => Assert.AreEqual(
            0, NanoDps.Platform.NetworkJoin.Join("workshop", "correct horse", 60000)));
        return new LibraryStart(host, Settings, Roots, prepare ?? ((_, _) => { }));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private HostDevice Host()
    {
        var host = new HostDevice(
            Service.Device, HostBoard.Load(Repository.File("boards/host/board.json")), _folder);
        host.Network.Ssid = "workshop";
        host.Network.Password = "correct horse";
        foreach (var server in _facts.Hubs.Prepend(_facts.Dps))
        {
            host.Names.Map($"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}");
        }

        return host;
    }
}
