extern alias nano;

using nano::NanoDps.Host;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.FieldApp;

namespace NanoDps.Cli.Device;

/// <summary>The cable to the device's diagnostics port, and a link to its end.</summary>
internal sealed class SerialCable : IDisposable
{
    private const string Port = "COM2";

    // Any will do on the host; the device's code sets them before it opens the port.
    private const int TransmitPin = 17;
    private const int ReceivePin = 18;

    private readonly PseudoTerminal _terminal;
    private readonly string? _link;

    private SerialCable(PseudoTerminal terminal, string? link)
    {
        _terminal = terminal;
        _link = link;
    }

    /// <summary>Makes a cable, and says where it ends.</summary>
    /// <param name="link">A link to make to that place, over an old link; null for none.</param>
    /// <param name="terminal">Where to say it.</param>
    /// <exception cref="CliException">There is none to have, or the link cannot be.</exception>
    public static SerialCable Make(string? link, ProgramTerminal terminal)
    {
        PseudoTerminal made;
        try
        {
            made = new PseudoTerminal();
        }
        catch (IOException exception)
        {
            throw new CliException(
                exception.Message, "leave --serial out, or mount devpts at /dev/pts");
        }

        try
        {
            Link(made.Path, link);
        }
        catch
        {
            made.Dispose();
            throw;
        }

        terminal.Note("serial: " + made.Path);
        return new SerialCable(made, link);
    }

    /// <summary>Puts the near end into the current device, and opens its port.</summary>
    public UartLine Plug(HostDevice device)
    {
        device.Uarts[Port].Connect(_terminal);
        return new UartLine(Port, TransmitPin, ReceivePin);
    }

    public void Dispose()
    {
        if (_link is not null && new FileInfo(_link).LinkTarget == _terminal.Path)
        {
            File.Delete(_link);
        }

        _terminal.Dispose();
    }

    private static void Link(string target, string? link)
    {
        if (link is null)
        {
            return;
        }

        // Whoever looks sees the old one or the new one.
        var next = link + ".new";
        try
        {
            // Of a link that leads nowhere the device is gone.
            if (Path.Exists(link))
            {
                throw CliException.Usage(
                    "--serial-link: expected a name that is free, got "
                    + (new FileInfo(link).LinkTarget is { } used
                        ? $"a link to {used}, which is there: {link}" : $"a file: {link}"),
                    "give another name, or remove it; a device that has ended leaves no link");
            }

            File.Delete(next);
            File.CreateSymbolicLink(next, target);
            File.Move(next, link, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                "--serial-link: expected a link that can be made, got: " + exception.Message,
                "check the path and its permissions");
        }
    }
}
