using System.Text;
using NanoDps.Configuration;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests.Support;

/// <summary>A storage without a board, for what needs no network.</summary>
internal sealed class BareStorage : IDisposable
{
    public string Path { get; } =
        Directory.CreateTempSubdirectory("nanodps-flash-").FullName
        + System.IO.Path.DirectorySeparatorChar;

    public DeviceLines Lines { get; } = new();

    public Log Log => new(Lines);

    public Settings Settings { get; } = new(Encoding.UTF8.GetBytes(
        $"id-scope = 0ne00000A0A\nregistration-id = {Service.Device}\nkey = {Service.Key}\n"));

    public void Know(string hub) => new TwoSlotFile(Path + StoredMemory.FileName).Write(
        new Assignment(hub, Service.Device, false, null).Write(Settings));

    public void Put(string name, string text) => File.WriteAllText(Path + name, text);

    public string Get(string name) => File.ReadAllText(Path + name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
