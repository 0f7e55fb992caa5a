using System.Globalization;
using System.Text;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Faults;

/// <summary>
/// The words of one line, one after the other, and errors that say where they stand. What stands in
/// single quotes is one word with its spaces and #, so that a body can be written.
/// </summary>
internal sealed class ScriptWords
{
    private readonly List<ScriptWord> _words = [];
    private readonly string _name;
    private readonly int _line;
    private readonly int _end;
    private int _next;

    private ScriptWords(string name, int line, int end)
    {
        _name = name;
        _line = line;
        _end = end;
    }

    public bool More => _next < _words.Count;

    /// <summary>The file and the line.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{_name}:{_line}");

    /// <summary>All words as they were written.</summary>
    public string Whole { get; private set; } = "";

    public static ScriptWords Split(string line, string name, int number)
    {
        var words = new ScriptWords(name, number, line.Length + 1);
        var at = 0;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                at++;
            }

            if (at == line.Length || line[at] == '#')
            {
                words.Whole = line[..at].Trim();
                return words;
            }

            at = words.Take(line, at);
        }
    }

    /// <summary>The next word, or an error that says what was expected in its place.</summary>
    public ScriptWord Next(string expected, string hint) => More
        ? _words[_next++]
        : throw Fail(_end, $"expected {expected}, got the end of the line", hint);

    public ScriptWord? Peek() => More ? _words[_next] : null;

    public ConfigurationException Fail(ScriptWord word, string expected, string hint) =>
        Fail(word.Column, $"expected {expected}, got \"{word.Text}\"", hint);

    private ConfigurationException Fail(int column, string problem, string hint) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Place}:{column}"), problem, hint);

    /// <summary>Takes the word that begins here and gives where it ends.</summary>
    private int Take(string line, int start)
    {
        var text = new StringBuilder();
        var quote = -1;
        var isQuoted = false;
        var at = start;
        for (; at < line.Length && (quote >= 0 || line[at] is not (' ' or '\t')); at++)
        {
            if (line[at] != '\'')
            {
                text.Append(line[at]);
                continue;
            }

            isQuoted = true;
            quote = quote < 0 ? at : -1;
        }

        if (quote >= 0)
        {
            throw Fail(
                quote + 1, "expected a second ' behind this one, got the end of the line",
                "close the quotes in the same line");
        }

        _words.Add(new ScriptWord(text.ToString(), start + 1, isQuoted));
        return at;
    }
}
