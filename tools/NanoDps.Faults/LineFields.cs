namespace NanoDps.Faults;

/// <summary>The key=value fields of a line.</summary>
internal static class LineFields
{
    /// <summary>What a server or a person wrote, which may have blanks without quotes.</summary>
    private static readonly string[] FreeText = ["message", "do"];

    /// <summary>What may stand behind free text.</summary>
    private static readonly string[] BehindFreeText = [" do=", " code=", " tracking=", " error="];

    public static string? Find(string text, string name)
    {
        var start = Start(text, name);
        if (start < 0)
        {
            return null;
        }

        if (start < text.Length && text[start] == '"')
        {
            var end = text.IndexOf('"', start + 1);
            return end < 0 ? text[(start + 1)..] : text[(start + 1)..end];
        }

        var stop = FreeText.Contains(name) ? EndOfFreeText(text, start) : text.IndexOf(' ', start);
        return stop < 0 ? text[start..] : text[start..stop];
    }

    private static int Start(string text, string name)
    {
        var key = name + "=";
        var at = 0;
        while ((at = text.IndexOf(key, at, StringComparison.Ordinal)) >= 0)
        {
            if (at == 0 || text[at - 1] == ' ')
            {
                return at + key.Length;
            }

            at += key.Length;
        }

        return -1;
    }

    private static int EndOfFreeText(string text, int start)
    {
        var end = -1;
        foreach (var key in BehindFreeText)
        {
            var at = text.IndexOf(key, start, StringComparison.Ordinal);
            if (at >= 0 && (end < 0 || at < end))
            {
                end = at;
            }
        }

        return end;
    }
}
