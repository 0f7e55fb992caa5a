using NanoDps.Boards.Proof;

namespace NanoDps.Boards.Tests;

/// <summary>What the proof's figures are tied to.</summary>
[TestClass]
public sealed class InputHashTests
{
    [TestMethod]
    [DataRow("tls-policy.json", "The one TLS policy", "The TLS policy")]
    [DataRow("common/board.json", "What every device board has.", "What each has.")]
    [DataRow("common/nanodps.cmake", "Puts a board's", "Put a board's")]
    [DataRow("data/chips.tsv", "COM2 COM3", "COM2")]
    [DataRow("ESP32_C3/board.json", "revision 3", "revision 4")]
    public void AChangedInputChangesTheHash(string file, string old, string replacement)
    {
        using var boards = new BoardsCopy();
        var before = InputHash.Of(boards.Load());

        boards.Replace(file, old, replacement);

        Assert.AreNotEqual(before, InputHash.Of(boards.Load()));
    }

    [TestMethod]
    public void ProseDoesNotChangeTheHash()
    {
        using var boards = new BoardsCopy();
        var before = InputHash.Of(boards.Load());

        boards.Replace("README.md", "# Boards", "# The boards");

        Assert.AreEqual(before, InputHash.Of(boards.Load()));
    }

    [TestMethod]
    public void AReadmeWithoutFiguresHasNoHash()
    {
        Assert.IsNull(ResultTable.HashOf("<!-- proof: begin -->\n<!-- proof: end -->\n"));
    }

    [TestMethod]
    public void AReadmeWithoutTheSectionIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(
            () => ResultTable.HashOf("# Boards\n"));
        Assert.AreEqual(
            "expected a section \"proof\" between two comments, got none", error.Message);
    }
}
