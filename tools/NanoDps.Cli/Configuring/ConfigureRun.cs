using NanoDps.Cli.Certs;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Monitoring;
using NanoDps.Cli.Terminal;
using NanoDps.Monitor.Configuring;

namespace NanoDps.Cli.Configuring;

/// <summary>
/// Unlocks a device, writes what is to be written, restarts it or locks it again, and says what was
/// done.
/// </summary>
internal sealed class ConfigureRun(ProgramTerminal terminal)
{
    // Nobody waits for the lock of a device that has failed, or was given up, for longer.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(15);

    private readonly List<string> _done = [];
    private bool _hasBar;
    private bool _hasWritten;

    /// <summary>The file of the values; null for none.</summary>
    public string? File { get; init; }

    /// <summary>What is in it.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The bundle of roots; null for none.</summary>
    public BundleFile? Roots { get; init; }

    /// <summary>Whether the device's bundle is to go.</summary>
    public bool IsClearRoots { get; init; }

    /// <summary>What unlocks the device; null for nothing.</summary>
    public string? Passphrase { get; init; }

    /// <summary>Whether the device is to restart at the end.</summary>
    public bool IsReboot { get; init; }

    /// <exception cref="CliException">It could not be done.</exception>
    public int Run(string port, int baud, CancellationToken cancellation)
    {
        using var link = PortOpening.Open(port, baud);
        var session = new DeviceSession(link) { Progress = Progress };
        try
        {
            WriteAndLock(session, cancellation);
        }
        catch (ConfigureException exception)
        {
            TellDone();
            throw new CliException($"{port}: {exception.Message}", exception.Hint);
        }
        catch (IOException exception)
        {
            TellDone();
            throw new CliException(
                $"{port}: expected the device to stay, got: {exception.Message}",
                "check the cable and start again; what was written until then is in the device");
        }

        TellDone();
        if (_hasWritten && !IsReboot)
        {
            terminal.Line(Roots is not null || IsClearRoots
                ? "a device uses its roots from the next start on: --reboot, or reboot in its shell"
                : "a device that waited for them starts by itself; one that runs uses them after a "
                + "restart: --reboot, or reboot in its shell");
        }

        return ExitCode.Done;
    }

    private void Progress(string text)
    {
        // The bar is a line of its own.
        if (!_hasBar)
        {
            terminal.Dim(text);
        }
    }

    private void TellDone()
    {
        foreach (var line in _done)
        {
            terminal.Good(line);
        }
    }

    private void Wrote(string line)
    {
        _hasWritten = true;
        _done.Add(line);
    }

    private void WriteAndLock(DeviceSession session, CancellationToken cancellation)
    {
        try
        {
            Write(session, cancellation);
        }
        catch
        {
            LockAfterAFault(session);
            throw;
        }

        if (session.IsUnlocked)
        {
            session.Lock(cancellation);
        }
    }

    private void Write(DeviceSession session, CancellationToken cancellation)
    {
        if (Passphrase is not null)
        {
            session.Unlock(Passphrase, cancellation);
        }

        if (Values is not null)
        {
            new Configurator(session, Values).Write(cancellation);
            Wrote($"wrote {Values.Count} values of {File} and read them back");
        }

        if (Roots is not null)
        {
            Send(session, Roots, cancellation);
        }

        if (IsClearRoots)
        {
            new DeviceRoots(session).Clear(cancellation);
            Wrote("took the bundle of roots out; the pinned roots stay");
        }

        if (IsReboot)
        {
            session.Reboot(cancellation);
        }
    }

    private void Send(DeviceSession session, BundleFile bundle, CancellationToken cancellation)
    {
        if (!new DeviceRoots(session).Lacks(bundle.Version, cancellation))
        {
            _done.Add($"version {bundle.Version} of the roots is already there; another bundle needs a higher one");
            return;
        }

        Progress("config set roots");
        _hasBar = terminal.IsErrorWatched;
        try
        {
            SendWithBar(session, bundle, cancellation);
        }
        finally
        {
            _hasBar = false;
        }

        Wrote($"sent version {bundle.Version} of the roots, {bundle.Path}, and read it back");
    }

    private void SendWithBar(
        DeviceSession session, BundleFile bundle, CancellationToken cancellation) =>
        terminal.WithProgress(
            "sending roots, which the device checks at the end", bundle.Content.Length, done =>
            {
                // A bad cable may lead back; the bar stays then.
                var most = 0;
                var roots = new DeviceRoots(session)
                {
                    Sent = at =>
                    {
                        done(Math.Max(0, at - most));
                        most = Math.Max(most, at);
                    },
                };
                roots.Send(bundle.Content, bundle.Version, cancellation);
            });

    /// <summary>The fault stays the one that is told.</summary>
    private void LockAfterAFault(DeviceSession session)
    {
        if (!session.IsUnlocked)
        {
            return;
        }

        using var end = new CancellationTokenSource(LockPatience);
        try
        {
            session.Lock(end.Token);
        }
        catch (Exception exception) when (
            exception is ConfigureException or IOException or OperationCanceledException)
        {
            terminal.Note("the device could not be locked again; it locks itself 10 minutes later");
        }
    }
}
