namespace NanoDps.Boards.Tests;

/// <summary>A copy of the boards folder that a test may spoil.</summary>
internal sealed class BoardsCopy : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("nanodps-boards-").FullName;

    internal BoardsCopy()
    {
        foreach (var file in Directory.GetFiles(
            Repository.Boards, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(Repository.Boards, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Replaces a text that occurs in a file, all of its occurrences.</summary>
    internal BoardsCopy Replace(string file, string old, string replacement)
    {
        var path = PathOf(file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        return this;
    }

    internal BoardsFolder Load() => BoardsFolder.Load(_path);

    /// <summary>What the check says is wrong.</summary>
    internal string[] Problems() => [.. BoardCheck.Problems(Load())];

    internal string PathOf(string file) => Path.Combine(_path, file);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
