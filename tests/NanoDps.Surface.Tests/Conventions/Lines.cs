namespace NanoDps.Surface.Tests.Conventions;

/// <summary>Finds lines of files, for messages.</summary>
internal static class Lines
{
    /// <summary>The lines that match, as <c>path:number: text</c>.</summary>
    public static IEnumerable<string> With(IEnumerable<string> files, Func<string, bool> matches) =>
        from file in files
        from line in File.ReadLines(file).Index()
        where matches(line.Item)
        select $"{Repository.Relative(file)}:{line.Index + 1}: {line.Item.Trim()}";
}
