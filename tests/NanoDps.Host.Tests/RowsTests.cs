using System.Reflection;
using System.Text.RegularExpressions;

namespace NanoDps.Host.Tests;

/// <summary>
/// Every measured row is a test, or stands in rows-not-tested.tsv with the reason.
/// </summary>
[TestClass]
public partial class RowsTests
{
    private static readonly string[] _lines =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "rows-not-tested.tsv"));

    [TestMethod]
    [DataRow('A', 110)]
    [DataRow('B', 119)]
    [DataRow('C', 51)]
    public void EveryRowIsATestOrHasAReasonWhyNot(char part, int last)
    {
        var covered = Tested().Concat(NotTested().Keys).ToHashSet();
        var missing = Enumerable.Range(1, last).Select(n => $"{part}{n}").Except(covered);
        Assert.AreEqual("", string.Join(" ", missing));
    }

    [TestMethod]
    public void NoRowIsBothATestAndNotTested() =>
        Assert.AreEqual("", string.Join(" ", Tested().Intersect(NotTested().Keys)));

    [TestMethod]
    public void TheListHasOneReasonForEachRow()
    {
        Assert.AreEqual("row\treason", _lines[0]);

        foreach (var line in _lines.Skip(1))
        {
            Assert.MatchesRegex("^[A-E][0-9]+\t\\S.{15,}$", line);
        }

        Assert.HasCount(_lines.Length - 1, NotTested());
    }

    private static Dictionary<string, string> NotTested() => _lines.Skip(1)
        .Select(line => line.Split('\t'))
        .DistinctBy(fields => fields[0])
        .ToDictionary(fields => fields[0], fields => fields[1]);

    private static HashSet<string> Tested() => [.. typeof(RowsTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<TestMethodAttribute>() is not null)
        .SelectMany(method => RowPrefix().Match(method.Name).Groups["row"].Captures)
        .Select(capture => capture.Value)];

    [GeneratedRegex("^(?:(?<row>[A-E][0-9]+)_)+")]
    private static partial Regex RowPrefix();
}
