extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Device;

/// <summary>What a computer must have to be a board.</summary>
internal static class HostChecks
{
    /// <exception cref="CliException">It is no Linux, or mbedTLS is missing.</exception>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CliException(
                "expected Linux for the host board, got " + Environment.OSVersion.Platform,
                "on Windows run it in WSL 2, elsewhere in a container with Debian");
        }

        try
        {
            MbedTlsLibrary.Require();
        }
        catch (MbedTlsException exception)
        {
            // "expected …, got …; install it with: …": the hint is ours, the rest is the library's.
            throw new CliException(
                exception.Message.Split("; ")[0],
                "install it with: " + MbedTlsLibrary.InstallCommand);
        }
    }

    /// <summary>The board file that comes with the program.</summary>
    public static string BoardFile =>
        Path.Combine(AppContext.BaseDirectory, "boards", "host", "board.json");
}
