using System.IO.Ports;

namespace NanoDps.Monitor.Ports;

/// <summary>The serial ports of this computer.</summary>
public static class PortNames
{
    /// <summary>Their names in order; none when they cannot be listed.</summary>
    public static IReadOnlyList<string> All()
    {
        try
        {
            return [.. SerialPort.GetPortNames()
                .Where(name => !name.StartsWith("/dev/ttyS", StringComparison.Ordinal))
                .Distinct().Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException
                or PlatformNotSupportedException)
        {
            return [];
        }
    }
}
