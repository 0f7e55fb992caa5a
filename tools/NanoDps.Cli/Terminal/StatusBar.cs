using Spectre.Console;

namespace NanoDps.Cli.Terminal;

/// <summary>The last line of a terminal, drawn again below every other.</summary>
/// <param name="console">A terminal, not a file.</param>
/// <param name="text">What it says; cut where the terminal ends.</param>
internal sealed class StatusBar(IAnsiConsole console, string text)
{
    private static readonly ControlCode BackToAnEmptyLine = new("\r\u001b[2K");

    public void Erase() => console.Write(BackToAnEmptyLine);

    public void Draw()
    {
        var width = Math.Max(20, Console.WindowWidth - 1);
        console.Write(new Text(
            text.Length > width ? text[..width] : text, new Style(decoration: Decoration.Invert)));
    }
}
