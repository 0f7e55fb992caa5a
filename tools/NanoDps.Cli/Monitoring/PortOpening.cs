using NanoDps.Cli.CommandLine;
using NanoDps.Monitor.Ports;

namespace NanoDps.Cli.Monitoring;

/// <summary>Opens the port that the command line names.</summary>
internal static class PortOpening
{
    /// <exception cref="CliException">It cannot be opened.</exception>
    public static SerialLink Open(string name, int baud)
    {
        try
        {
            return SerialLink.Open(name, baud);
        }
        catch (IOException exception)
        {
            throw CliException.Usage(
                $"{name}: expected a serial port that can be opened, got: {exception.Message}",
                PortNames.All() is { Count: > 0 } names
                    ? $"ports here: {string.Join(", ", names)}; another program may have it open"
                    : "plug in the cable; no port is to be seen");
        }
    }
}
