using System.Text;
using NanoDps.Monitor.Ports;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Configuring;

/// <summary>
/// Writes a configuration through a device's shell, over a wire that may lose and change bytes, and
/// reads it back. What the file does not have is taken out of the device.
/// </summary>
public sealed class Configurator
{
    private const int Tries = 4; // the first, and three more
    private const string Show = "config show";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly DeviceShell _shell;
    private readonly IReadOnlyDictionary<string, string> _wanted;

    /// <summary>Makes it.</summary>
    /// <param name="link">The wire; it stays the caller's.</param>
    /// <param name="wanted">Names and values.</param>
    /// <param name="patience">How long to wait for an answer; null for 3 s.</param>
    public Configurator(
        IDeviceLink link, IReadOnlyDictionary<string, string> wanted, TimeSpan? patience = null)
    {
        _shell = new DeviceShell(link, patience ?? Patience);
        _wanted = wanted;
    }

    /// <summary>Called with what is done now; never with a secret.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Opens the setters of a locked device.</summary>
    /// <exception cref="ConfigureException">It stays locked.</exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Unlock(string passphrase, CancellationToken cancellation)
    {
        CommandText.RequirePlain("passphrase", passphrase);
        Greet(cancellation);
        Progress("unlock");

        // A wrong passphrase makes the next try wait, so it is not tried again.
        var answer = _shell.Send("unlock " + passphrase, cancellation);
        if (answer.Outcome != ShellOutcome.Done)
        {
            throw Refused("unlock", answer);
        }
    }

    /// <summary>Writes and verifies.</summary>
    /// <exception cref="ConfigureException">
    /// The device refuses, is silent, or shows other values.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Write(CancellationToken cancellation)
    {
        foreach (var (name, value) in _wanted)
        {
            CommandText.RequirePlain(name, value);
            RequireShort(name, value);
        }

        Greet(cancellation);
        var wrong = Wrong(all: true, cancellation);
        for (var round = 0; round < Tries && wrong.Count > 0; round++)
        {
            foreach (var name in wrong)
            {
                Set(name, cancellation);
            }

            wrong = Wrong(all: false, cancellation);
        }

        if (wrong.Count > 0)
        {
            throw new ConfigureException(
                $"expected the device to show what was written, got another value for {wrong[0]}",
                "try again over a shorter cable; config show in the shell shows what is there");
        }
    }

    /// <summary>Restarts the device, so that it uses what was written.</summary>
    /// <exception cref="ConfigureException">It refuses, or does not say that it restarts.</exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Reboot(CancellationToken cancellation)
    {
        Progress("reboot");

        // A start before now is no answer. To be told twice does no harm.
        for (var i = 0; ; i++)
        {
            _shell.Settle(cancellation);
            var answer = _shell.Restart(cancellation);
            if (answer.Outcome == ShellOutcome.Done)
            {
                return;
            }

            if (i == Tries - 1)
            {
                throw Refused("reboot", answer);
            }
        }
    }

    private static bool IsCredential(string name) => name is "key" or "group-key" or "certificate";

    private static void RequireShort(string name, string value)
    {
        var length = Encoding.UTF8.GetByteCount($"config set {name} {value}");
        if (length > DeviceShell.LongestCommand)
        {
            throw new ConfigureException(
                $"{name}: expected a value that fits a line of {DeviceShell.LongestCommand} bytes, "
                + $"got {length} bytes",
                "put the file on the board with nanoff instead");
        }
    }

    private void Greet(CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (_shell.IsThere(cancellation))
            {
                return;
            }
        }

        throw new ConfigureException(
            "expected the device's shell to answer, got "
            + (_shell.LinesSeen == 0 ? "nothing" : $"{_shell.LinesSeen} lines and no answer"),
            _shell.LinesSeen == 0
                ? "check the cable, that TX and RX are crossed, and that the board is on"
                : "check that the computer's TX reaches the board's RX, and --baud");
    }

    /// <summary>The names that the device has otherwise: those to clear first.</summary>
    private List<string> Wrong(bool all, CancellationToken cancellation)
    {
        var shown = ShowAll(cancellation);
        var surplus = shown.Where(pair => pair.Value != "-" && !_wanted.ContainsKey(pair.Key)
            && pair.Key is not "complete" and not "lacks").Select(pair => pair.Key);
        var wrong = _wanted.Where(pair => all
            || !shown.TryGetValue(pair.Key, out var value)
            || !ConfigurationText.Fits(pair.Key, pair.Value, value)).Select(pair => pair.Key);

        // A device that waits for its configuration starts once nothing is lacking: with the
        // credential last, it does not start on half of the values.
        return [.. surplus, .. wrong.OrderBy(IsCredential)];
    }

    /// <summary>
    /// What the device has. Over a bad wire hardly any answer comes whole, so that the good lines
    /// of several are put together.
    /// </summary>
    private Dictionary<string, string> ShowAll(CancellationToken cancellation)
    {
        Progress(Show);
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        ShellAnswer answer;
        var tries = 0;
        do
        {
            if (tries > 0)
            {
                _shell.Settle(cancellation);
            }

            answer = _shell.Send(Show, cancellation);
            foreach (var (name, value) in ConfigurationText.Shown(answer.Lines))
            {
                all[name] = value;
            }

            tries++;
        }
        while (tries < Tries && (answer is not { Outcome: ShellOutcome.Done, IsDamaged: false }
            || !_wanted.Keys.All(all.ContainsKey)));

        return _wanted.Keys.All(all.ContainsKey) ? all
            : throw (answer.Outcome == ShellOutcome.Done
                ? new ConfigureException(
                    "expected config show to list every name of the file, got some of them",
                    "update the device's firmware, or try again over a shorter cable")
                : Refused(Show, answer));
    }

    private void Set(string name, CancellationToken cancellation)
    {
        var isSet = _wanted.TryGetValue(name, out var value);
        var shown = isSet ? "config set " + name : "config clear " + name;
        Progress(shown);
        for (var i = 0; ; i++)
        {
            var answer = _shell.Send(isSet ? $"{shown} {value}" : shown, cancellation);
            if (answer.Outcome == ShellOutcome.Done)
            {
                return;
            }

            // A refusal may be noise, too: the device saw another command than was sent.
            if (i == Tries - 1)
            {
                throw Refused(shown, answer);
            }

            _shell.Settle(cancellation);
        }
    }

    private static ConfigureException Refused(string command, ShellAnswer answer) =>
        answer.Outcome == ShellOutcome.Refused
            ? new ConfigureException(
                $"{command}: the device says: {answer.Error}", Hint(answer.Error))
            : new ConfigureException(
                $"{command}: expected an answer within {Patience.TotalSeconds:0} s, got "
                + (answer.IsDamaged ? "damaged lines" : "none"),
                "check the cable; a device in a TLS handshake answers when that is over");

    private static string Hint(string error) =>
        error.Contains("unlock", StringComparison.Ordinal)
            ? "--passphrase-file FILE unlocks it"
            : "correct the file, and check it with nanodps config check";
}
