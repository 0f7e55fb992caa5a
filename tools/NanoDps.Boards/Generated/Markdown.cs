using System.Globalization;
using System.Text;

namespace NanoDps.Boards.Generated;

/// <summary>A text in Markdown, built line by line.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public Markdown Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>The head of a table.</summary>
    public Markdown Head(params string[] cells) =>
        Row(cells).Line("|" + string.Concat(Enumerable.Repeat("---|", cells.Length)));

    public Markdown Row(params string[] cells) => Line("| " + string.Join(" | ", cells) + " |");

    public override string ToString() => _text.ToString();

    /// <summary>A number with thousands separated.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
