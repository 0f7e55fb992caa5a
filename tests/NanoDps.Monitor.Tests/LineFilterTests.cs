using NanoDps.Monitor.Diagnosing;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class LineFilterTests
{
    private static readonly string[] Lines =
    [
        "1 I 101 boot    a", "2 I 401 dps     b", "3 W 450 dps     c", "4 E 480 dps     d",
        "5 I 601 shell   e", "noise", "Brownout detector was triggered",
    ];

    [TestMethod]
    [DataRow(null, "a b c d e noise triggered")]
    [DataRow("", "a b c d e noise triggered")]
    [DataRow("dps", "b c d triggered")]
    [DataRow("warning", "c d triggered")]
    [DataRow("dps,error", "d triggered")]
    [DataRow("boot, shell", "a e triggered")]
    [DataRow("450,101", "a c triggered")]
    [DataRow("boot,other", "a noise triggered")]
    public void AFilterTakesPhasesCodesAndLevels(string? text, string words)
    {
        var filter = LineFilter.Parse(text, out var unknown)!;
        Assert.IsNull(unknown);
        var reader = new LineReader();
        Assert.AreEqual(words, string.Join(' ', Lines
            .SelectMany(reader.Read)
            .Where(filter.Takes)
            .Select(seen => seen.Text.Split(' ')[^1])));
    }

    [TestMethod]
    [DataRow("dsp", "dsp")]
    [DataRow("dps,", "")]
    [DataRow("4500", "4500")]
    [DataRow("Warning", "Warning")]
    public void AnUnknownWordIsNamed(string text, string word)
    {
        Assert.IsNull(LineFilter.Parse(text, out var unknown));
        Assert.AreEqual(word, unknown);
    }
}
