namespace NanoDps.Boards.Generated;

/// <summary>A part of a Markdown file that a program writes, between two comments.</summary>
internal static class MarkedSection
{
    /// <exception cref="InvalidDataException">The text has no such section.</exception>
    public static string Replace(string text, string name, string content)
    {
        var (start, end) = Find(text, name);
        return text[..start] + "\n" + content + "\n" + text[end..];
    }

    /// <exception cref="InvalidDataException">The text has no such section.</exception>
    public static string Read(string text, string name)
    {
        var (start, end) = Find(text, name);
        return text[start..end];
    }

    private static (int Start, int End) Find(string text, string name)
    {
        var begin = $"<!-- {name}: begin -->\n";
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var end = text.IndexOf($"<!-- {name}: end -->", StringComparison.Ordinal);
        return start >= 0 && end >= start + begin.Length
            ? (start + begin.Length, end)
            : throw new InvalidDataException(
                $"expected a section \"{name}\" between two comments, got none");
    }
}
