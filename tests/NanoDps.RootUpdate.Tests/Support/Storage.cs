using NanoDps.Logging;

namespace NanoDps.RootUpdate.Tests.Support;

/// <summary>A device's internal storage, and what its start says.</summary>
internal sealed class Storage : IDisposable
{
    public const int PinnedVersion = 3;

    private readonly string _folder =
        Directory.CreateTempSubdirectory("nanodps-roots-").FullName + Path.DirectorySeparatorChar;

    /// <summary>Where it is, as the firmware takes it.</summary>
    public string Folder => _folder;

    /// <summary>The file that brings a bundle.</summary>
    public byte[]? Next
    {
        get => Read(TrustedRoots.FileName);
        set => Write(TrustedRoots.FileName, value);
    }

    /// <summary>The device's own copy.</summary>
    public byte[]? Kept
    {
        get => Read(TrustedRoots.KeptName);
        set => Write(TrustedRoots.KeptName, value);
    }

    /// <summary>A start of the device. Gives the roots, and each line of the log.</summary>
    public (string Roots, string[] Lines) Start(
        int pinnedVersion = PinnedVersion, OwnerKey? key = null)
    {
        var lines = new DeviceLines();
        var roots = TrustedRoots.Load(
            _folder, Root.Pinned, pinnedVersion, key ?? Owner.Of.Key, new Log(lines));
        return (roots,
            [.. lines.Snapshot().Select(line => $"{line.Level} {(int)line.Code} {line.Text}")]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private byte[]? Read(string name) =>
        File.Exists(_folder + name) ? File.ReadAllBytes(_folder + name) : null;

    private void Write(string name, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(_folder + name);
            return;
        }

        File.WriteAllBytes(_folder + name, content);
    }
}
