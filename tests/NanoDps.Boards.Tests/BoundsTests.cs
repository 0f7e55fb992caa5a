using NanoDps.Boards.Proof;

namespace NanoDps.Boards.Tests;

/// <summary>The figures that a proof reads and the bounds it holds them to.</summary>
[TestClass]
public sealed class BoundsTests
{
    private static readonly string[] _good =
    [
        "matrix.four.0017.C02F.instructions 83999999",
        "matrix.four.0017.C030.instructions 84999999",
        "matrix.four.0017.C027.instructions 84999999",
        "matrix.four.0017.C028.instructions 84999999",
        "matrix.four.0017.C02F.peak 37699",
        "dynamic.peak 21999",
        "dynamic.idle 3999",
    ];

    [TestMethod]
    public void FiguresUnderTheBoundsPass()
    {
        Assert.IsEmpty(Bounds.Problems(Results(_good)));
    }

    [TestMethod]
    [DataRow(0, "matrix.four.0017.C02F.instructions", 84_000_000)]
    [DataRow(3, "matrix.four.0017.C028.instructions", 85_000_000)]
    [DataRow(4, "matrix.four.0017.C02F.peak", 37_700)]
    [DataRow(5, "dynamic.peak", 22_000)]
    [DataRow(6, "dynamic.idle", 4_000)]
    public void AFigureAtABoundFails(int line, string figure, int bound)
    {
        string[] lines = [.. _good];
        lines[line] = $"{figure} {bound}";

        Assert.AreEqual(
            $"{figure}: expected under {bound}, got {bound}",
            Assert.ContainsSingle(Bounds.Problems(Results(lines))));
    }

    [TestMethod]
    public void AFigureThatIsMissingIsNamed()
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(
            () => Bounds.Problems(Results(_good[1..])).ToList());
        Assert.AreEqual(
            "expected the figure matrix.four.0017.C02F.instructions, got none", error.Message);
    }

    [TestMethod]
    public void ALineThatIsNoFigureIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Results("peak many"));
        Assert.EndsWith("expected a name and a number, got: peak many", error.Message);
    }

    private static ProofResults Results(params string[] lines)
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, lines);

        try
        {
            return ProofResults.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
