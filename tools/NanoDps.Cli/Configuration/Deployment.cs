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
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The usual port of a board on this system.</summary>
    public static string DefaultPort => OperatingSystem.IsWindows() ? "COM3" : "/dev/ttyUSB0";

    /// <summary>Where the firmware looks: internal storage is drive I.</summary>
    public static string Destination => @"I:\" + Settings.FileName;

    /// <summary>The description of one configuration file.</summary>
    /// <param name="configuration">The file; nanoff wants its full path.</param>
    /// <param name="port">The serial port of the board.</param>
    public static string ToJson(string configuration, string port) => JsonSerializer.Serialize(
        new
        {
            serialport = port,
            files = new[]
            {
                new
                {
                    DestinationFilePath = Destination,
                    SourceFilePath = Path.GetFullPath(configuration),
                },
            },
        },
        Readable) + "\n";

    /// <summary>The command that puts it on the board.</summary>
    public static string Command(string description) =>
        "nanoff --filedeployment " + Quoted(description);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal)
        ? $"\"{path}\"" : path;
}
