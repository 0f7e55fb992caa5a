using System.Globalization;
using System.Text.RegularExpressions;
using NanoDps.Monitor.Ports;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Configuring;

/// <summary>
/// What is said to one device's shell, over a wire that may lose and change bytes. For one thread.
/// </summary>
public sealed partial class DeviceSession
{
    /// <summary>How often a command is sent: the first time, and three more.</summary>
    internal const int Tries = 4;

    internal const string NoOwner =
        "docs/certificates.md shows what puts the owner's key into the program";

    private const string Show = "config show";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Makes it.</summary>
    /// <param name="link">The wire; it stays the caller's.</param>
    /// <param name="patience">How long to wait for an answer; null for 3 s.</param>
    public DeviceSession(IDeviceLink link, TimeSpan? patience = null) =>
        Shell = new DeviceShell(link, patience ?? Patience);

    /// <summary>Called with what is done now; never with a secret.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Whether a passphrase has opened the device, and nothing has locked it since.</summary>
    public bool IsUnlocked { get; private set; }

    /// <summary>What sends and reads.</summary>
    internal DeviceShell Shell { get; }

    /// <summary>Opens the setters of a locked device.</summary>
    /// <exception cref="ConfigureException">It stays locked.</exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Unlock(string passphrase, CancellationToken cancellation)
    {
        CommandText.RequirePlain("passphrase", passphrase);
        Greet(cancellation);
        Progress("unlock");

        // A wrong passphrase makes the next try wait, so it is not tried again. Without an answer
        // the device may be open.
        IsUnlocked = true;
        var command = "unlock " + passphrase;
        var answer = Shell.Send(command, cancellation);
        if (StartPause().Match(answer.Error) is { Success: true } pause)
        {
            // A board that has just started looks at none in its first 10 s.
            Progress($"unlock in {pause.Groups[1].Value} s");
            cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(
                int.Parse(pause.Groups[1].Value, CultureInfo.InvariantCulture)));
            answer = Shell.Send(command, cancellation);
        }

        if (answer.Outcome != ShellOutcome.Done)
        {
            IsUnlocked = answer.Outcome == ShellOutcome.Silent;
            throw Refused("unlock", answer);
        }
    }

    /// <summary>Locks a device again that <see cref="Unlock"/> has opened.</summary>
    /// <exception cref="ConfigureException">It does not say that it is locked.</exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Lock(CancellationToken cancellation)
    {
        Do("lock", "lock", cancellation);
        IsUnlocked = false;
    }

    /// <summary>Restarts the device, so that it uses what was written; it is locked then.</summary>
    /// <exception cref="ConfigureException">It refuses, or does not say that it restarts.</exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Reboot(CancellationToken cancellation)
    {
        Progress("reboot");

        // A start before now is no answer. To be told twice does no harm.
        for (var i = 0; ; i++)
        {
            Shell.Settle(cancellation);
            var answer = Shell.Restart(cancellation);
            if (answer.Outcome == ShellOutcome.Done)
            {
                IsUnlocked = false;
                return;
            }

            if (i == Tries - 1)
            {
                throw Refused("reboot", answer);
            }
        }
    }

    /// <summary>Waits for the shell to answer at all.</summary>
    internal void Greet(CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (Shell.IsThere(cancellation))
            {
                return;
            }
        }

        throw new ConfigureException(
            "expected the device's shell to answer, got "
            + (Shell.LinesSeen == 0 ? "nothing" : $"{Shell.LinesSeen} lines and no answer"),
            Shell.LinesSeen == 0
                ? "check the cable, that TX and RX are crossed, and that the board is on"
                : "check that the computer's TX reaches the board's RX, and --baud");
    }

    /// <summary>Gives a command until it is done.</summary>
    /// <param name="shown">What may be shown of it.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal void Do(string shown, string command, CancellationToken cancellation)
    {
        Progress(shown);
        for (var i = 0; ; i++)
        {
            var answer = Shell.Send(command, cancellation);
            if (answer.Outcome == ShellOutcome.Done)
            {
                return;
            }

            // A refusal may be noise, too: the device saw another command than was sent.
            if (i == Tries - 1)
            {
                throw Refused(shown, answer);
            }

            Shell.Settle(cancellation);
        }
    }

    /// <summary>
    /// What config show answers. Over a bad wire hardly any answer comes whole, so that the good
    /// lines of several are put together.
    /// </summary>
    /// <param name="isEnough">Whether the lines have what must be in them.</param>
    /// <param name="lack">What was expected and what came when they have not.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal IReadOnlyList<string> ShowAll(
        Func<IReadOnlyList<string>, bool> isEnough, string lack, CancellationToken cancellation)
    {
        Progress(Show);
        var all = new List<string>();
        ShellAnswer answer;
        var tries = 0;
        do
        {
            if (tries > 0)
            {
                Shell.Settle(cancellation);
            }

            answer = Shell.Send(Show, cancellation);
            all.AddRange(answer.Lines);
            tries++;
        }
        while (tries < Tries
            && (answer is not { Outcome: ShellOutcome.Done, IsDamaged: false } || !isEnough(all)));

        return isEnough(all) ? all
            : throw (answer.Outcome == ShellOutcome.Done
                ? new ConfigureException(
                    lack, "update the device's firmware, or try again over a shorter cable")
                : Refused(Show, answer));
    }

    /// <summary>The error for a command that was not done.</summary>
    internal static ConfigureException Refused(
        string command, ShellAnswer answer, TimeSpan? patience = null) =>
        answer.Outcome == ShellOutcome.Refused
            ? new ConfigureException(
                $"{command}: the device says: {answer.Error}", Hint(command, answer.Error))
            : new ConfigureException(
                $"{command}: expected an answer within {(patience ?? Patience).TotalSeconds:0} s, got "
                + (answer.IsDamaged ? "damaged lines" : "none"),
                "check the cable; a device in a TLS handshake answers when that is over");

    // expected a pause after the start; try again in s=4
    [GeneratedRegex("pause after the start; try again in s=(10|[0-9])$")]
    private static partial Regex StartPause();

    private static string Hint(string command, string error) =>
        error.Contains("unlock", StringComparison.Ordinal)
            ? "--passphrase-file FILE unlocks it for this command"
        : error.Contains("owner's key", StringComparison.Ordinal)
            ? NoOwner
        : command == "unlock"
            ? "check --passphrase-file; status in the device's shell says whether it is locked"
        : command.StartsWith("config set ", StringComparison.Ordinal)
            && !command.StartsWith(RootCommands.Set, StringComparison.Ordinal)
            ? "correct the file, and check it with nanodps config check"
            : "docs/serial.md says what the shell takes";
}
