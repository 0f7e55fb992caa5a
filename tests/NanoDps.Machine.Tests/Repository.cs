namespace NanoDps.Machine.Tests;

/// <summary>Where the repository's files are.</summary>
internal static class Repository
{
    /// <summary>The full path of a file.</summary>
    public static string PathOf(string path) => Path.Combine(Root(), path);

    /// <summary>
    /// Compares a committed page with what the code makes of it now; writes it in the place of that
    /// when the variable NANODPS_WRITE is set (make tables).
    /// </summary>
    public static void Hold(string path, string text)
    {
        var file = Path.Combine(Root(), path);
        if (Environment.GetEnvironmentVariable("NANODPS_WRITE") is { Length: > 0 })
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(
            text, File.Exists(file) ? File.ReadAllText(file) : "", $"{path} is stale: make tables");
    }

    /// <summary>The same for the part of a page between two marks.</summary>
    public static void HoldPart(string path, string name, string text)
    {
        var page = File.ReadAllText(Path.Combine(Root(), path));
        var begin = $"<!-- {name}: make tables writes this -->\n";
        var end = $"<!-- end of {name} -->";
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var stop = page.IndexOf(end, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(start, stop, $"{path}: expected '{begin}' and '{end}'");
        Hold(path, page[..start] + text + page[stop..]);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NanoDps.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return folder;
    }
}
