namespace NanoDps.Cli.Tests;

/// <summary>A test of the tests: a transcript that could not fail would prove nothing.</summary>
[TestClass]
public sealed class HarnessTests
{
    [TestMethod]
    public void AnUnknownWordIsAFaultOfTheTranscript()
    {
        var fault = Assert.ThrowsExactly<FormatException>(
            () => LinePattern.Of("took {{digits}} ms"));
        StringAssert.Contains(fault.Message, "got \\{\\{digits}} in: took {{digits}} ms");
    }

    [TestMethod]
    public void AnUnknownMarkIsAFaultOfTheTranscript()
    {
        var fault = Assert.ThrowsExactly<FormatException>(
            () => Transcript.Parse(["$ nanodps", "nonsense"]));
        Assert.AreEqual(
            "line 2: expected one of the marks # $ & > ! ^C exit, got: nonsense", fault.Message);
    }

    [TestMethod]
    [DataRow("took {{number}} ms", "took 1,234.5 ms", true)]
    [DataRow("took {{number}} ms", "took long ms", false)]
    [DataRow("took {{number}} ms", "took 5 ms or so", false)]
    [DataRow("a.c (d)", "abc (d)", false)]
    [DataRow("a {{any}}", "a b c", true)]
    public void ALineIsLiteralButForItsWords(string pattern, string line, bool matches) =>
        Assert.AreEqual(matches, LinePattern.Of(pattern).IsMatch(line));

    [TestMethod]
    [DataRow("a b", "a b", null)]
    [DataRow("a {{lines}} d", "a b c d", null)]
    [DataRow("a {{lines}}", "a b c", null)]
    [DataRow("a b", "a", "expected: b\ngot:      no more")]
    [DataRow("a", "a b", "expected: no more\ngot:      b")]
    [DataRow("a {{lines}} d", "a b c", "expected: d\ngot:      no more")]
    public void TheFirstDifferenceIsNamed(string expected, string actual, string? difference) =>
        Assert.AreEqual(
            difference, ExpectedLines.Difference(expected.Split(' '), actual.Split(' ')));
}
