using System.Text.Encodings.Web;
using System.Text.Json;
using NanoDps.Configuration;

namespace NanoDps.Cli.Configuration;

/// <summary>
/// The description by which nanoff puts files on a board (nanoFirmwareFlasher: README, "Deploy
/// files"). The port stands in it, because nanoff before its pull request 362 took --serialport
/// beside --filedeployment for a wish to flash, and left the board in its boot loader.
/// </summary>
internal static class Deployment
{
    // Internal storage.
    private const string Drive = @"I:\";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The usual port of a board on this system.</summary>
    public static string DefaultPort => OperatingSystem.IsWindows() ? "COM3" : "/dev/ttyUSB0";

    /// <summary>Where the firmware looks for its configuration.</summary>
    public static string Destination => Drive + Settings.FileName;

    /// <summary>The description of a configuration file and of what it names.</summary>
    /// <param name="configuration">The file; nanoff wants its full path.</param>
    /// <param name="others">Files that go beside it, under their own names.</param>
    /// <param name="port">The serial port of the board.</param>
    public static string ToJson(
        string configuration, IEnumerable<string> others, string port) => JsonSerializer.Serialize(
        new
        {
            serialport = port,
            files = others
                .Select(file => (Destination: Drive + Path.GetFileName(file), Source: file))
                .Prepend((Destination, Source: configuration))
                .Select(file => new
                {
                    DestinationFilePath = file.Destination,
                    SourceFilePath = Path.GetFullPath(file.Source),
                }),
        },
        Readable) + "\n";

    /// <summary>The command that puts it on the board.</summary>
    public static string Command(string description) =>
        "nanoff --filedeployment " + Quoted(description);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal)
        ? $"\"{path}\"" : path;
}
