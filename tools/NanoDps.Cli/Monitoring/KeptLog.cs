using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Monitoring;

/// <summary>
/// The file of --log. A disk that is full ends it, and nothing else: the device is followed on.
/// </summary>
internal sealed class KeptLog : IDisposable
{
    private readonly ProgramTerminal _terminal;
    private FileStream? _file;

    private KeptLog(ProgramTerminal terminal, FileStream file)
    {
        _terminal = terminal;
        _file = file;
    }

    /// <summary>Opens the file; what is in it stays.</summary>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static KeptLog Open(string path, ProgramTerminal terminal)
    {
        try
        {
            // Without a buffer, so that each write is on the disk, or fails here and not at the end.
            return new KeptLog(terminal, new FileStream(
                path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                $"{path}: expected a file that can be written, "
                + $"got: {exception.Message.TrimEnd('.')}",
                "check the folder and its permissions");
        }
    }

    /// <summary>Appends; what does not go is said once, and nothing is written from then on.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file?.Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Dispose();
            _terminal.Note(
                $"--log: expected {bytes.Length} bytes to be written, "
                + $"got: {exception.Message.TrimEnd('.')}; going on without it");
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
