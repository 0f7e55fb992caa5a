using System.Diagnostics;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

/// <summary>Lines that are made to keep the program busy.</summary>
[TestClass]
public sealed class HostileLinesTests
{
    private const int Lines = 300;

    // They take about a tenth of it on a slow machine.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [TestMethod]
    [DataRow("5 I 402 dps *B4C4")]
    public void ALineOfAHeadAloneIsDamagedThoughItsChecksumIsRight(string line) =>
        Assert.AreEqual(SeenKind.Damaged, new LineReader().Read(line).Single().Kind);

    [TestMethod]
    [DataRow("1 I 502 hub x *0000")]
    [DataRow("1234567890123456789 I 502 hub x *0000 *0000 *0000")]
    [DataRow(" *0000")]
    [DataRow("1 I 502 hub ")]
    [DataRow("1")]
    [DataRow("99999999999999999999 I 502 hub ")]
    public void NoLineTakesLong(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (LineSplitter.LongestLine / piece.Length) + 1))
            [..LineSplitter.LongestLine];
        var reader = new LineReader();
        var watch = Stopwatch.StartNew();
        var whole = 0;
        for (var i = 0; i < Lines; i++)
        {
            whole += reader.Read("x" + text + " *0000").Count(seen => seen.Line is not null);
        }

        Assert.AreEqual(0, whole);
        Assert.IsLessThan(Longest, watch.Elapsed);
    }
}
