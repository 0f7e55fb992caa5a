using System.Text;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>A terminal program at the far end of the cable.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FileStream _stream;
    private readonly SecretGuard _guard = new("a board's serial line");
    private readonly Lock _gate = new();
    private readonly List<SerialLine> _lines = [];
    private readonly List<string> _wrong = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    public Terminal(string path)
    {
        _stream = new FileStream(
            path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        new Thread(Read) { IsBackground = true, Name = path }.Start();
    }

    /// <summary>All that came.</summary>
    public IReadOnlyList<SerialLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>What came and is no line of the protocol.</summary>
    public IReadOnlyList<string> Wrong
    {
        get
        {
            lock (_gate)
            {
                return [.. _wrong];
            }
        }
    }

    /// <summary>Types a command and gives its answer, without lines of the log in between.</summary>
    public async Task<Answer> RunAsync(string command)
    {
        Type(command + "\r\n");
        var lines = new List<SerialLine>();
        SerialLine line;
        do
        {
            line = await NextAsync(one => one.Code >= 600, "an answer to " + command);
            if (line.Code is not 600 and not 603)
            {
                lines.Add(line);
            }
        }
        while (line.Code is not 602 and not 680);
        return new Answer([.. lines]);
    }

    /// <summary>Types something.</summary>
    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public void Type(byte[] bytes) => _stream.Write(bytes);

    /// <summary>Waits for the next line that matches, behind all that were waited for before.</summary>
    public async Task<SerialLine> NextAsync(Func<SerialLine, bool> match, string what)
    {
        using var timeout = new CancellationTokenSource(Patience);
        for (; ; )
        {
            Task news;
            lock (_gate)
            {
                while (_seen < _lines.Count)
                {
                    var line = _lines[_seen++];
                    if (match(line))
                    {
                        return line;
                    }
                }

                news = _news.Task;
            }

            try
            {
                await news.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new AssertFailedException(
                    $"expected {what}, got none in {Patience.TotalSeconds} s; the last lines:\n"
                    + string.Join('\n', Lines.TakeLast(20).Select(line => line.Whole)));
            }
        }
    }

    public Task<SerialLine> CodeAsync(int code) =>
        NextAsync(line => line.Code == code, $"a line {code}");

    public void Dispose() => _stream.Dispose();

    private void Read()
    {
        var buffer = new byte[512];
        var pending = new List<byte>();
        try
        {
            int count;
            while ((count = _stream.Read(buffer)) > 0)
            {
                foreach (var next in buffer.AsSpan(0, count))
                {
                    if (next != '\n')
                    {
                        pending.Add(next);
                        continue;
                    }

                    Add(Encoding.UTF8.GetString([.. pending]).TrimEnd('\r'));
                    pending.Clear();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The cable was pulled.
        }
    }

    private void Add(string text)
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            try
            {
                _lines.Add(SerialLine.Parse(_guard.See(text)));
            }
            catch (AssertFailedException exception)
            {
                _wrong.Add(exception.Message);
            }

            news = _news;
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        news.SetResult();
    }
}
