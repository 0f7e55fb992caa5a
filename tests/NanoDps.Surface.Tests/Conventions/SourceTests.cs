using System.Text.RegularExpressions;

namespace NanoDps.Surface.Tests.Conventions;

/// <summary>What holds for the text of sources.</summary>
[TestClass]
public sealed class SourceTests
{
    private const int MostLines = 250;
    private const string ThisFile = "SourceTests.cs";

    private static readonly string[] SourceFolders = ["firmware", "tests", "tools"];

    // Git has no empty folder: docs is there from its first file on.
    private static readonly string[] Folders =
        [.. SourceFolders.Concat(["boards", "certs", "docs"])
            .Where(f => Directory.Exists(Repository.PathOf(f)))];

    private static readonly string[] TextFiles =
    [
        "*.config", "*.cs", "*.js", "*.json", "*.md", "*.nuspec", "*.*proj", "*.proj*", "*.props",
        "*.sh", "*.targets", "*.tsv", "*.txt", "*.yml",
    ];

    [TestMethod]
    public void FirmwareIsConditionalOnlyInPlatform()
    {
        IEnumerable<string> sources = Repository.Files("firmware", "*.cs")
            .Concat(Repository.Files("tests/NanoDps.UnitTests", "*.cs"))
            .Where(f => !IsPlatform(Repository.Relative(f)));

        Expect.None(
            Lines.With(sources, l => l.TrimStart().StartsWith("#if", StringComparison.Ordinal)),
            "conditional outside firmware/NanoDps/Platform");
    }

    private static bool IsPlatform(string path) =>
        path.StartsWith("firmware/NanoDps/Platform/", StringComparison.Ordinal);

    [TestMethod]
    public void NoSourceIsLongerThanCanBeReadAtOnce()
    {
        IEnumerable<string> tooLong = SourceFolders.SelectMany(f => Repository.Files(f, "*.cs"))
            .Select(f => (Name: Repository.Relative(f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines)
            .Select(f => $"{f.Name}: {f.Lines} lines");

        Expect.None(tooLong, $"at most {MostLines} lines expected, split by concern");
    }

    [TestMethod]
    public void NoFileNamesAPathOfTheMachineItWasWrittenOn()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = [Repository.Root.TrimEnd('/', '\\'), home];
        string alternatives =
            string.Join('|', folders.Where(p => p.Length > 1).Select(Regex.Escape));
        var path = new Regex($@"(?<![\w./-])({alternatives})(/|\\)|/home/\w+/|\b[A-Z]:\\Users\\\w");
        IEnumerable<string> files = Folders
            .SelectMany(f => TextFiles.SelectMany(pattern => Repository.Files(f, pattern)))
            .Concat(Directory.EnumerateFiles(Repository.Root));

        Expect.None(
            Lines.With(files.Where(f => Path.GetFileName(f) != ThisFile), path.IsMatch),
            "paths of a machine");
    }
}
