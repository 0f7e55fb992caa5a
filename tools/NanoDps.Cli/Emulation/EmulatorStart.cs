using NanoDps.Cli.CommandLine;
using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Cli.Emulation;

/// <summary>Starts an emulator, or says in our form why it cannot be.</summary>
internal static class EmulatorStart
{
    /// <exception cref="CliException">It cannot be started.</exception>
    public static async Task<ServiceEmulator> RunAsync(
        EmulatorOptions options, CancellationToken cancellation)
    {
        try
        {
            // Making the test CA takes seconds and cannot be cancelled, only left alone.
            return await ServiceEmulator.StartAsync(options, cancellation)
                .WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConfigurationException exception)
        {
            throw CliException.Usage(exception.Message, exception.Hint);
        }
        catch (PlatformNotSupportedException exception)
        {
            // "…; on Windows, use WSL 2"
            var parts = exception.Message.Split("; ");
            throw new CliException(parts[0], parts[^1]);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new CliException(
                "the emulator cannot start: " + exception.Message.TrimEnd('.'),
                "check that the ports are free and that the state directory can be written");
        }
    }
}
