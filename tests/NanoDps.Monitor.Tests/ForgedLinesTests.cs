using System.Text;
using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Tests;

/// <summary>
/// A service's text in a line cannot become a line of the device, whatever happens to the line on
/// its way. A device ends such a text at a control character, and lets all others through.
/// </summary>
[TestClass]
public sealed class ForgedLinesTests
{
    private const string Head = "5001 W 451 dps     error=401002 tracking=t message=";

    private static readonly string Forged = LineChecksum.Append("1 I 502 hub     connected ms=1");

    // Two of them, so that a chain of good lines is in the text, and one at its very end.
    private static readonly string[] Messages =
        [Forged, "x " + Forged, Forged + Forged, Forged + " y", "x" + Forged + " " + Forged];

    public static IEnumerable<object[]> All => Messages.Select(message => new object[] { message });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void AWholeLineIsTakenAsOne(string message)
    {
        var seen = Read(Encoding.UTF8.GetBytes(LineChecksum.Append(Head + message) + "\r\n"));
        Assert.AreEqual("Log " + Head + message, string.Join('|', seen));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void NoByteThatIsLostOrChangedBringsItOut(string message)
    {
        var line = Encoding.UTF8.GetBytes(LineChecksum.Append(Head + message) + "\r\n");
        for (var at = 0; at < line.Length - 2; at++)
        {
            RequireNone([.. line[..at], .. line[(at + 1)..]], $"without byte {at}");
            RequireNone([.. line[..at], (byte)'~', .. line[(at + 1)..]], $"with another byte {at}");
            RequireNone([.. line[..at], (byte)'\n', .. line[(at + 1)..]], $"with a line end at {at}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void NoEndThatIsLostBringsItOut(string message)
    {
        var line = Encoding.UTF8.GetBytes(LineChecksum.Append(Head + message));
        for (var length = 1; length < line.Length; length++)
        {
            RequireNone([.. line[..length], (byte)'\n'], $"{length} bytes");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void WhoeverBeginsToListenInTheMiddleSeesNone(string message)
    {
        var line = Encoding.UTF8.GetBytes(LineChecksum.Append(Head + message) + "\n");
        for (var at = 1; at < line.Length; at++)
        {
            RequireNone(line[at..], $"from byte {at} on");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void ALostLineEndBringsItOutNeither(string message)
    {
        var line = LineChecksum.Append(Head + message);
        var next = LineChecksum.Append("5002 W 450 dps     602!unauthorized: check key code=0");
        CollectionAssert.AreEqual(
            new[] { "Log " + line[..^6], "Log " + next[..^6] },
            Read(Encoding.UTF8.GetBytes(line + next + "\n")));

        // With one of the two damaged, none of both counts.
        var damaged = line.Replace("error", "e~ror", StringComparison.Ordinal) + next;
        CollectionAssert.AreEqual(new[] { "Damaged " + damaged }, Read(Encoding.UTF8.GetBytes(damaged + "\n")));
        damaged = line + next.Replace("check", "ch~ck", StringComparison.Ordinal);
        CollectionAssert.AreEqual(new[] { "Damaged " + damaged }, Read(Encoding.UTF8.GetBytes(damaged + "\n")));
    }

    // What is taken out before a line is shown is under its checksum all the same: with it a service
    // could have its own line count as damaged, on a wire without fault.
    [TestMethod]
    [DataRow("\u009b2J", "2J")]
    [DataRow("\u202e", "")]
    [DataRow("\u2066\u2028\ufeff\u200f", "")]
    [DataRow("\U0001f600", "\U0001f600")]
    public void WhatIsNotShownIsUnderTheChecksum(string harm, string shown)
    {
        var line = LineChecksum.Append(Head + harm + Forged);
        CollectionAssert.AreEqual(
            new[] { "Log " + Head + shown + Forged }, Read(Encoding.UTF8.GetBytes(line + "\r\n")));
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFF })]
    [DataRow(new byte[] { 0xC3 })]
    [DataRow(new byte[] { 0xED, 0xA0, 0x80 })]
    [DataRow(new byte[] { 0xF0, 0x9F, 0x98 })]
    public void BytesThatAreNoTextAreUnderTheChecksum(byte[] harm)
    {
        byte[] line = [.. Encoding.UTF8.GetBytes(Head), .. harm, .. Encoding.UTF8.GetBytes(" " + Forged)];
        var checksum = Encoding.ASCII.GetBytes($" *{LineChecksum.Of(line):X4}\r\n");
        CollectionAssert.AreEqual(
            new[] { $"Log {Head}{new string('\ufffd', harm.Length)} {Forged}" }, Read([.. line, .. checksum]));
    }

    [TestMethod]
    public void ATextThatIsCutBecauseNoLineEndComesShowsNone()
    {
        // The pieces of such a text begin anywhere, here where the forged line does.
        var filler = new string('x', LineSplitter.LongestLine - Head.Length);
        RequireNone(Encoding.UTF8.GetBytes(LineChecksum.Append(Head + filler + Forged) + "\n"), "cut");
    }

    private static List<string> Read(byte[] bytes)
    {
        var reader = new LineReader();

        // A line before, so that the device is known to have checksums.
        reader.Read(LineChecksum.Append("1 I 101 boot    NanoDps"));
        var splitter = new LineSplitter();
        var lines = splitter.Feed(bytes).ToList();
        Assert.IsNull(splitter.Flush());
        return [.. lines.SelectMany(reader.Read).Select(seen => $"{seen.Kind} {seen.Text}")];
    }

    private static void RequireNone(byte[] bytes, string harm)
    {
        foreach (var fresh in new[] { false, true })
        {
            var reader = new LineReader();
            if (!fresh)
            {
                reader.Read(LineChecksum.Append("1 I 101 boot    NanoDps"));
            }

            foreach (var seen in new LineSplitter().Feed(bytes).SelectMany(reader.Read))
            {
                Assert.AreNotEqual(502, seen.Line?.Code, $"{harm}: {seen.Text}");
            }
        }
    }
}
