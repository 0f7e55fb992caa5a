using System.Reflection;

namespace NanoDps.Cli.Tests;

[TestClass]
public sealed class TranscriptTests
{
    public static IEnumerable<object[]> All =>
        Directory.EnumerateFiles(Places.Transcripts, "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetFileName(path) });

    public static string Name(MethodInfo method, object[] data) => $"{method.Name} ({data[0]})";

    [TestMethod]
    [DynamicData(nameof(All), DynamicDataDisplayName = nameof(Name))]
    public async Task TheProgramDoesWhatItsTranscriptShows(string file)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Places.Transcripts, file));
        await Stage.PlayAsync(Transcript.Parse(lines));
    }
}
