using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Tests;

/// <summary>A test with a configuration file of its own.</summary>
public abstract class OptionsFileTest : IDisposable
{
    /// <summary>Where it is, and what it names beside it.</summary>
    protected string Folder { get; } =
        Directory.CreateTempSubdirectory("nanodps-options-").FullName;

    /// <summary>The file.</summary>
    protected string Path => System.IO.Path.Combine(Folder, "emulator.json");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the file and reads it.</summary>
    protected EmulatorOptions Load(string json)
    {
        File.WriteAllText(Path, json);
        return EmulatorOptions.Load(Path);
    }
}
