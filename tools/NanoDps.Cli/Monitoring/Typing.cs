using System.Text;

namespace NanoDps.Cli.Monitoring;

/// <summary>What is typed, line by line, for the device's shell.</summary>
/// <param name="isWatched">
/// Whether keys are read one by one, to be shown in the status line.
/// </param>
/// <param name="changed">Called with what stands in the line so far.</param>
/// <param name="ended">Called with each line.</param>
internal sealed class Typing(bool isWatched, Action<string> changed, Action<string> ended)
{
    private readonly StringBuilder _line = new();

    /// <summary>Reads on a thread that ends with the program, or with its input.</summary>
    public void Start() =>
        new Thread(isWatched ? ReadKeys : ReadLines) { IsBackground = true }.Start();

    private void ReadLines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            ended(line);
        }
    }

    private void ReadKeys()
    {
        while (true)
        {
            Take(Console.ReadKey(intercept: true));
        }
    }

    private void Take(ConsoleKeyInfo key)
    {
        if (key.Key == ConsoleKey.Enter)
        {
            var line = _line.ToString();
            _line.Clear();
            changed("");
            ended(line);
            return;
        }

        if (key.Key == ConsoleKey.Backspace)
        {
            _line.Length = Math.Max(0, _line.Length - 1);
        }
        else if (key.Key == ConsoleKey.Escape
            || (key.Key == ConsoleKey.U && key.Modifiers == ConsoleModifiers.Control))
        {
            _line.Clear();
        }
        else if (!char.IsControl(key.KeyChar))
        {
            _line.Append(key.KeyChar);
        }

        changed(_line.ToString());
    }
}
