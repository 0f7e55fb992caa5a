using System.Text.RegularExpressions;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>What holds for the text of sources.</summary>
[TestClass]
public sealed class SourceTests
{
    private const int MostLines = 250;
    private static readonly string[] Folders = ["boards", "certs", "docs", "firmware", "tests", "tools"];
    private static readonly string[] TextFiles =
        ["*.cs", "*.*proj", "*.proj*", "*.props", "*.targets", "*.json", "*.md", "*.tsv", "*.txt", "*.sh", "*.yml", "*.config", "*.nuspec", "*.js"];

    [TestMethod]
    public void FirmwareIsConditionalOnlyInPlatform()
    {
        IEnumerable<string> sources = Repository.Files("firmware/NanoDps", "*.cs")
            .Where(f => !Repository.Relative(f).StartsWith("firmware/NanoDps/Platform/", StringComparison.Ordinal))
            .Concat(Repository.Files("firmware/NanoDps.App", "*.cs"))
            .Concat(Repository.Files("tests/NanoDps.UnitTests", "*.cs"));

        Expect.None(Lines.With(sources, l => l.TrimStart().StartsWith("#if", StringComparison.Ordinal)), "conditional outside Platform");
    }

    [TestMethod]
    public void NoSourceIsLongerThanCanBeReadAtOnce()
    {
        IEnumerable<string> tooLong = Folders.SelectMany(f => Repository.Files(f, "*.cs"))
            .Select(f => (Name: Repository.Relative(f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines)
            .Select(f => $"{f.Name}: {f.Lines} lines");

        Expect.None(tooLong, $"at most {MostLines} lines expected, split by concern");
    }

    [TestMethod]
    public void NoFileNamesAPathOfTheMachineItWasWrittenOn()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string alternatives = string.Join('|', new[] { Repository.Root.TrimEnd('/', '\\'), home }.Where(p => p.Length > 1).Select(Regex.Escape));
        var path = new Regex($@"(?<![\w./-])({alternatives})(/|\\)|/home/\w+/|\b[A-Z]:\\Users\\\w");
        IEnumerable<string> files = Folders
            .Where(f => Directory.Exists(Repository.PathOf(f)))
            .SelectMany(f => TextFiles.SelectMany(pattern => Repository.Files(f, pattern)))
            .Concat(Directory.EnumerateFiles(Repository.Root));

        Expect.None(Lines.With(files.Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal)), path.IsMatch), "paths of a machine");
    }
}
