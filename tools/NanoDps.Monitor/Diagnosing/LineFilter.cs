using System.Globalization;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Diagnosing;

/// <summary>
/// Which lines are shown: words with commas between. A phase or a code takes the lines that have
/// it; info, warning or error is the least level; "other" takes what is no line of the log.
/// </summary>
public sealed class LineFilter
{
    private static readonly string[] Phases = ["boot", "network", "clock", "dps", "hub", "shell"];
    private static readonly string[] Levels = ["info", "warning", "error"];

    private readonly HashSet<string> _phases = [];
    private readonly HashSet<int> _codes = [];
    private int _least;
    private bool _other;

    private LineFilter()
    {
    }

    /// <summary>Reads a filter; null or "" takes all lines.</summary>
    /// <param name="text">The words.</param>
    /// <param name="unknown">The word that is none; null when all is well.</param>
    public static LineFilter? Parse(string? text, out string? unknown)
    {
        unknown = null;
        var filter = new LineFilter();
        if (string.IsNullOrEmpty(text))
        {
            filter._other = true;
            return filter;
        }

        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!filter.Take(word))
            {
                unknown = word;
                return null;
            }
        }

        return filter;
    }

    /// <summary>Whether a line is shown.</summary>
    public bool Takes(SeenLine seen)
    {
        if (seen.Line is not { } line)
        {
            return _other || seen.Kind == SeenKind.Crash;
        }

        var level = line.Level == 'I' ? 0 : line.Level == 'W' ? 1 : 2;
        return level >= _least
            && ((_phases.Count == 0 && _codes.Count == 0)
                || _phases.Contains(line.Phase)
                || _codes.Contains(line.Code));
    }

    private bool Take(string word)
    {
        if (Phases.Contains(word))
        {
            return _phases.Add(word) || true;
        }

        if (Array.IndexOf(Levels, word) is >= 0 and var level)
        {
            _least = level;
            return true;
        }

        if (word == "other")
        {
            _other = true;
            return true;
        }

        return word.Length == 3
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && (_codes.Add(code) || true);
    }
}
