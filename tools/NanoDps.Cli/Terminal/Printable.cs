using System.Text;

namespace NanoDps.Cli.Audit;

/// <summary>Text from a stranger: nothing in it may move a terminal's cursor.</summary>
internal static class Printable
{
    public static string Text(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var one in text)
        {
            shown.Append(char.IsControl(one) ? $"\\x{(int)one:x2}" : one.ToString());
        }

        return shown.ToString();
    }
}
