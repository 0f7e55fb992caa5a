using Spectre.Console;

namespace NanoDps.Cli.Terminal;

/// <summary>
/// Standard output and standard error. Lines are never wrapped here: a terminal does it itself, and
/// a file must not have it. Control characters are shown, not obeyed: lines have in them what files
/// and devices say. Errors are "error: …", then "hint: …"; the rest is up to the verbs.
/// </summary>
internal sealed class ProgramTerminal
{
    private readonly IAnsiConsole _out = Make(Console.Out, Console.IsOutputRedirected);
    private readonly IAnsiConsole _error = Make(Console.Error, Console.IsErrorRedirected);
    private readonly Lock _gate = new();
    private StatusBar? _bar;

    /// <summary>Whether a person looks on and can type.</summary>
    public bool IsWatched =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && _out.Profile.Capabilities.Ansi;

    /// <summary>Whether a person sees standard error.</summary>
    public bool IsErrorWatched => !Console.IsErrorRedirected && _error.Profile.Capabilities.Ansi;

    /// <summary>A line on standard output.</summary>
    public void Line(string text = "") => Write(_out, text, Style.Plain);

    /// <summary>A heading on standard output.</summary>
    public void Heading(string text) => Write(_out, text, new Style(decoration: Decoration.Bold));

    /// <summary>A line on standard output that stays in the background.</summary>
    public void Dim(string text) => Write(_out, text, new Style(decoration: Decoration.Dim));

    /// <summary>A line on standard output that says that something went well.</summary>
    public void Good(string text) => Write(_out, text, new Style(Color.Green));

    /// <summary>A line on standard output that says that something went wrong.</summary>
    public void Bad(string text) => Write(_out, text, new Style(Color.Yellow));

    /// <summary>A line on standard output that says that something is broken.</summary>
    public void Broken(string text) => Write(_out, text, new Style(Color.Red));

    /// <summary>
    /// Keeps a last line in place while others go by; null takes it away. Only where
    /// <see cref="IsWatched"/>.
    /// </summary>
    public void ShowStatus(string? text)
    {
        lock (_gate)
        {
            _bar?.Erase();
            _bar = text is null ? null : new StatusBar(_out, Printable.Text(text));
            _bar?.Draw();
        }
    }

    /// <summary>Shows on standard error how far something is, while a person sees it.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="count">How much there is to do.</param>
    /// <param name="work">Does it; what it gets is to be called with how much was done.</param>
    public void WithProgress(string title, int count, Action<Action<int>> work)
    {
        if (!IsErrorWatched)
        {
            work(_ => { });
            return;
        }

        var live = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Interactive = InteractionSupport.Yes,
        });
        live.Progress().Start(context =>
        {
            var task = context.AddTask(title, maxValue: count);
            work(done => task.Increment(done));
        });
    }

    /// <summary>A line on standard error that is no error.</summary>
    public void Note(string text) => Write(_error, text, Style.Plain);

    /// <summary>An error on standard error, and what to do.</summary>
    public void Error(string message, string hint)
    {
        Write(_error, "error: " + message, new Style(Color.Red));
        Write(_error, "hint: " + hint, Style.Plain);
    }

    private void Write(IAnsiConsole console, string text, Style style)
    {
        // One write for each line, so that lines of several threads do not mix.
        lock (_gate)
        {
            _bar?.Erase();
            console.WriteLine(Printable.Lines(text), style);
            _bar?.Draw();
        }
    }

    private static IAnsiConsole Make(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected
            || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = int.MaxValue;
        return console;
    }
}
