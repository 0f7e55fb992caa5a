using System.Text;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Lines;
using NanoDps.Monitor.Ports;

namespace NanoDps.Cli.Monitoring;

/// <summary>Follows a device on a port, through pulled cables, until it is told to end.</summary>
internal sealed class LiveMonitor(
    ProgramTerminal terminal, LineView lines, DiagnosisView diagnosis, string port, int baud)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Story _story = new();
    private readonly DeviceStatus _status = new();
    private volatile SerialLink? _link;
    private string _typed = "";

    /// <summary>Keeps all bytes of the device; null for none.</summary>
    public KeptLog? LogFile { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Follows until it is cancelled or the time is over.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (Timeout is { } timeout)
        {
            end.CancelAfter(timeout);
        }

        using (_link = PortOpening.Open(port, baud))
        {
            terminal.Note($"following {port} at {baud} baud, until Ctrl-C");
            new Typing(terminal.IsWatched, Typed, Send).Start();

            // A time that is over before the thread is there ends it as any other does.
            await Task.Factory.StartNew(
                () => FollowAsync(end.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap().ConfigureAwait(false);
        }

        terminal.ShowStatus(null);
        return diagnosis.Show(_story.Diagnose(), port);
    }

    private async Task FollowAsync(CancellationToken end)
    {
        var splitter = new LineSplitter();
        var reader = new LineReader();
        var buffer = new byte[4096];
        while (!end.IsCancellationRequested)
        {
            try
            {
                var count = _link!.Read(buffer);
                LogFile?.Write(buffer.AsSpan(0, count));
                Take(splitter.Feed(buffer.AsSpan(0, count)), reader);
            }
            catch (IOException)
            {
                Take(splitter.Flush() is { } torn ? [torn] : [], reader);
                await ReopenAsync(end).ConfigureAwait(false);
            }
        }

        Take(splitter.Flush() is { } last ? [last] : [], reader);
    }

    private void Take(IReadOnlyList<string> texts, LineReader reader)
    {
        foreach (var seen in texts.SelectMany(reader.Read))
        {
            _story.Add(seen);
            if (seen.Line is { } line)
            {
                _status.Add(line);
            }

            lines.Show(seen);
        }

        if (texts.Count > 0)
        {
            ShowStatus();
        }
    }

    private async Task ReopenAsync(CancellationToken end)
    {
        terminal.Note($"{port} is gone; waiting for it");
        _link?.Dispose();
        _link = null;
        while (!end.IsCancellationRequested)
        {
            try
            {
                _link = SerialLink.Open(port, baud);
                terminal.Note($"{port} is back");
                return;
            }
            catch (IOException)
            {
                await Task.Delay(BetweenTries, end).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Typed(string text)
    {
        _typed = text;
        ShowStatus();
    }

    private void Send(string line)
    {
        try
        {
            _link?.Write(Encoding.UTF8.GetBytes(line + "\r"));
        }
        catch (IOException exception)
        {
            terminal.Note($"not sent: {exception.Message}");
        }
    }

    private void ShowStatus()
    {
        if (terminal.IsWatched)
        {
            terminal.ShowStatus(StatusText.Of(_status, _typed));
        }
    }
}
