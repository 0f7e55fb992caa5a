using System.Diagnostics;
using System.Text;
using NanoDps.Monitor.Configuring;
using NanoDps.Monitor.Lines;
using NanoDps.Monitor.Ports;

namespace NanoDps.Monitor.Shell;

/// <summary>
/// Gives commands to a device's shell and reads the answers, between the lines of its log. For one
/// thread.
/// </summary>
public sealed class DeviceShell
{
    /// <summary>The longest command, in bytes of UTF-8.</summary>
    public const int LongestCommand = 200;

    private const int Boot = 101;
    private const int Hello = 600;
    private const int Answer = 601;
    private const int Ok = 602;
    private const int Restarts = 603;
    private const int Warning = 650;
    private const int Error = 680;
    private const string ErrorWord = "error ";
    private const string Reboot = "reboot";

    // Ctrl-U: what noise, or somebody else, has left in the device's line goes.
    private const string ClearLine = "\u0015";

    private readonly IDeviceLink _link;
    private readonly TimeSpan _patience;
    private readonly LineSplitter _splitter = new();
    private readonly LineReader _reader = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly Queue<SeenLine> _seen = new();

    /// <summary>Makes it.</summary>
    /// <param name="link">The wire; it stays the caller's.</param>
    /// <param name="patience">How long a device may say nothing in the middle of an answer.</param>
    public DeviceShell(IDeviceLink link, TimeSpan patience)
    {
        _link = link;
        _patience = patience;
    }

    /// <summary>How many lines of any kind have come.</summary>
    public int LinesSeen { get; private set; }

    /// <summary>Asks whether a shell is there: an empty line is answered by 600.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public bool IsThere(CancellationToken cancellation)
    {
        Write("");
        return ReadUntil(line => line.Code == Hello, _ => { }, cancellation) is not null
            && Settle(cancellation);
    }

    /// <summary>Gives a command and waits for its end.</summary>
    /// <exception cref="ConfigureException">
    /// The command has a control character; nothing was sent.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public ShellAnswer Send(string command, CancellationToken cancellation) => Send(
        command,
        line => line is { Phase: "shell", Code: Ok } && IsOf(command, line),
        cancellation);

    /// <summary>
    /// Gives a command that may keep the device busy. Meanwhile it is asked whether it is there: once
    /// it says so without having ended the command, the end is lost.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="patience">How long the device may say nothing at all.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="IOException">The wire is gone.</exception>
    public ShellAnswer SendSlow(
        string command, TimeSpan patience, CancellationToken cancellation) => Send(
        command,
        line => line.Code == Hello
            || (line is { Phase: "shell", Code: Ok } && IsOf(command, line)),
        cancellation,
        patience);

    /// <summary>
    /// Restarts the device: done when it says so, or when the first line of its next start comes.
    /// </summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public ShellAnswer Restart(CancellationToken cancellation) => Send(
        Reboot,
        line => line.Phase == "shell"
            ? line.Code == Restarts || (line.Code == Ok && IsOf(Reboot, line))
            : line.Code == Boot,
        cancellation);

    private ShellAnswer Send(
        string command,
        Func<LogLine, bool> isDone,
        CancellationToken cancellation,
        TimeSpan? patience = null)
    {
        var lines = new List<string>();
        var isDamaged = false;
        Write(command);
        var end = ReadUntil(
            line => line.Code == Error || isDone(line),
            seen =>
            {
                isDamaged |= seen.Kind == SeenKind.Damaged;
                if (seen.Line is { Code: Answer or Warning } line)
                {
                    lines.Add(line.Text);
                }
            },
            cancellation,
            patience);
        if (end is null or { Code: Hello })
        {
            return new ShellAnswer(ShellOutcome.Silent, lines, "", isDamaged);
        }

        return end.Code == Error
            ? new ShellAnswer(ShellOutcome.Refused, lines, Sentence(end.Text), isDamaged)
            : new ShellAnswer(ShellOutcome.Done, lines, "", isDamaged);
    }

    /// <summary>Lets late answers to what was asked before go by.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public bool Settle(CancellationToken cancellation)
    {
        var quiet = Stopwatch.StartNew();
        var whole = Stopwatch.StartNew();
        while (quiet.Elapsed < TimeSpan.FromMilliseconds(150) && whole.Elapsed < _patience)
        {
            cancellation.ThrowIfCancellationRequested();
            Fill();
            var isShell = _seen.Any(seen => seen.Line is null or { Phase: "shell" });
            _seen.Clear();
            if (isShell)
            {
                quiet.Restart();
            }
        }

        return true;
    }

    /// <summary>
    /// Whether an answer is that of a command, and not a late one of an earlier: config set ends
    /// with command=config-set.
    /// </summary>
    private static bool IsOf(string command, LogLine line) =>
        line.Field("command")?.Split('-')[0] == command.Split(' ')[0];

    private static string Sentence(string text) =>
        text.StartsWith(ErrorWord, StringComparison.Ordinal) ? text[ErrorWord.Length..] : text;

    private void Write(string command)
    {
        CommandText.RequirePlain("command", command);
        _link.Write(Encoding.UTF8.GetBytes(ClearLine + command + "\r"));
    }

    /// <summary>
    /// The line that ends an answer; null when none came in time. The log goes on meanwhile, so
    /// only lines of the shell prove that it is at work.
    /// </summary>
    /// <param name="isEnd">Whether a line is it.</param>
    /// <param name="other">Called with all others.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="slow">For how long to ask a device that is busy; null for not at all.</param>
    private LogLine? ReadUntil(
        Func<LogLine, bool> isEnd,
        Action<SeenLine> other,
        CancellationToken cancellation,
        TimeSpan? slow = null)
    {
        var silence = Stopwatch.StartNew();
        var unasked = Stopwatch.StartNew();
        while (silence.Elapsed < (slow ?? _patience))
        {
            cancellation.ThrowIfCancellationRequested();
            if (slow is not null && unasked.Elapsed >= _patience)
            {
                Write("");
                unasked.Restart();
            }

            if (_seen.Count == 0)
            {
                Fill();
                continue;
            }

            var seen = _seen.Dequeue();
            if (seen.Line is { Checksum: ChecksumState.Good } line)
            {
                if (line.Phase == "shell")
                {
                    silence.Restart();
                    unasked.Restart();
                }

                if (isEnd(line))
                {
                    return line;
                }
            }

            other(seen);
        }

        return null;
    }

    private void Fill()
    {
        var count = _link.Read(_buffer);
        foreach (var seen in _splitter.Feed(_buffer.AsSpan(0, count)).SelectMany(_reader.Read))
        {
            LinesSeen++;
            _seen.Enqueue(seen);
        }
    }
}
