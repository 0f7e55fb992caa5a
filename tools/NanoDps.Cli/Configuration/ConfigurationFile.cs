using NanoDps.Cli.CommandLine;
using NanoDps.Configuration;
using NanoDps.Monitor.Configuring;

namespace NanoDps.Cli.Configuration;

/// <summary>A nanodps.conf, read and judged by the firmware's own parser.</summary>
/// <param name="Content">The bytes of the file.</param>
/// <param name="Settings">What the firmware makes of them; without error.</param>
internal sealed record ConfigurationFile(byte[] Content, Settings Settings)
{
    private const string Hint =
        "nanodps config new writes a good file; docs/config.md explains every name";

    /// <summary>Reads a file.</summary>
    /// <exception cref="CliException">It cannot be read, or has a fault.</exception>
    /// <param name="path">The file.</param>
    /// <param name="exitCode">How the program ends when the file has a fault.</param>
    public static ConfigurationFile Load(string path, int exitCode)
    {
        var content = InputFile.ReadBytes(path);
        var settings = new Settings(content);
        return settings.Error is null
            ? new ConfigurationFile(content, settings)
            : throw new CliException(Place(path, content, settings.Error), Hint, exitCode);
    }

    /// <summary>Whether the file has a line with this name.</summary>
    public bool Has(string name) => LineOf(Content, name) > 0;

    /// <summary>The firmware's error with file and line before it, as editors know them.</summary>
    private static string Place(string path, byte[] content, string error)
    {
        // "line 3: expected …", or "registration-id: expected …"
        var colon = error.IndexOf(": ", StringComparison.Ordinal);
        var subject = colon < 0 ? "" : error[..colon];
        if (subject.StartsWith("line ", StringComparison.Ordinal))
        {
            return $"{path}:{subject["line ".Length..]}: {error[(colon + 2)..]}";
        }

        // What the firmware calls the key may stand there as the group's.
        var line = Math.Max(
            LineOf(content, subject), subject == "key" ? LineOf(content, "group-key") : 0);
        return line > 0 ? $"{path}:{line}: {error}" : $"{path}: {error}";
    }

    /// <summary>The last line with a name, which is the one that counts; 0 for none.</summary>
    private static int LineOf(byte[] content, string name) =>
        ConfigurationText.Lines(content).LastOrDefault(line => line.Name == name)?.Number ?? 0;
}
