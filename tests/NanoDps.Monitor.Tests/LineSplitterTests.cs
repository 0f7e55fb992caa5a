using System.Text;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

[TestClass]
public sealed class LineSplitterTests
{
    [TestMethod]
    [DataRow("a\r\nb\nc\rd", "a|b|c|d")]
    [DataRow("a\r\r\n\n\nb", "a|b")]
    [DataRow("a\0b\0\0c\n", "abc")]
    [DataRow("\u001b[1;31ma\u001b[0m b\u001b[K\n", "a b")]
    [DataRow("\u001b]0;title\u0007a\n", "a")]
    [DataRow("\u001b]0;title\u001b\\a\n", "a")]
    [DataRow("a\u001b[1\n", "a")]
    [DataRow("a\u001b\n", "a")]
    [DataRow("\ufeffa\u0007\u0008b\n", "ab")]
    [DataRow("a\u0080b\u0085c\u009b2Jd\u009fe\n", "abc2Jde")]
    [DataRow("a\u2028b\u2029c\n", "abc")]
    [DataRow("a\u202ab\u202bc\u202cd\u202de\u202ef\n", "abcdef")]
    [DataRow("a\u2066b\u2067c\u2068d\u2069e\n", "abcde")]
    [DataRow("a\u061cb\u200ec\u200fd\ufeffe\n", "abcde")]
    [DataRow("\u2027a\u202fb\u2065c\u206ad\n", "\u2027a\u202fb\u2065c\u206ad")]
    [DataRow("a\tb  \n", "a\tb")]
    [DataRow("", "")]
    [DataRow("\r\n\r\n", "")]
    public void LinesEndAnyWayAndAreText(string text, string lines) =>
        Assert.AreEqual(lines, Split(Encoding.UTF8.GetBytes(text), 1000));

    [TestMethod]
    public void ChunksOfAnySizeGiveTheSameLines()
    {
        var bytes = Encoding.UTF8.GetBytes("Größe \u001b[31mrot\u001b[0m\r\nzwei\r\n\r\ndrei");
        for (var size = 1; size <= bytes.Length; size++)
        {
            Assert.AreEqual("Größe rot|zwei|drei", Split(bytes, size), $"chunks of {size}");
        }
    }

    [TestMethod]
    public void HalfACharacterIsNoFault() =>
        Assert.AreEqual("a\ufffd|b", Split([(byte)'a', 0xC3, (byte)'\n', (byte)'b'], 2));

    [TestMethod]
    public void AFloodWithoutLineEndsIsCutIntoPieces()
    {
        var splitter = new LineSplitter();
        var lines = splitter.Feed(Encoding.ASCII.GetBytes(new string('x', 10_000)));
        Assert.HasCount(2, lines);
        Assert.AreEqual(LineSplitter.LongestLine, lines[0].Length);
        Assert.AreEqual(10_000 - (2 * LineSplitter.LongestLine), splitter.Flush()!.Length);
        Assert.IsNull(splitter.Flush());
    }

    [TestMethod]
    public void AnyBytesAreTaken()
    {
        var random = new Random(42);
        var bytes = new byte[100_000];
        random.NextBytes(bytes);
        var reader = new LineReader();
        var seen = new LineSplitter().Feed(bytes).SelectMany(reader.Read).ToList();
        Assert.IsGreaterThan(100, seen.Count);
        Assert.IsTrue(seen.TrueForAll(line => line.Line is null && !line.Text.Any(c => char.IsControl(c) && c != '\t')));
    }

    private static string Split(byte[] bytes, int chunk)
    {
        var splitter = new LineSplitter();
        var lines = new List<string>();
        for (var at = 0; at < bytes.Length; at += chunk)
        {
            lines.AddRange(splitter.Feed(bytes.AsSpan(at, Math.Min(chunk, bytes.Length - at))));
        }

        // What is shown of them.
        var reader = new LineReader();
        return string.Join(
            '|',
            (splitter.Flush() is { } last ? lines.Append(last) : lines)
                .SelectMany(reader.Read).Select(seen => seen.Text));
    }
}
