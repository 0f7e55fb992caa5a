using System.Reflection;
using System.Text.RegularExpressions;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.M2Mqtt;

[TestClass]
public partial class RowsTests
{
    private const int LastRow = 119;

    [TestMethod]
    public void EveryMeasuredRowOfTheClientIsATestOrListedWithTheReason()
    {
        var tested = typeof(RowsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<TestMethodAttribute>() is not null)
            .Select(method => RowOf().Match(method.Name).Groups[1].Value);
        var listed = File
            .ReadLines(Repository.File("tests", "NanoDps.Host.Tests", "rows-not-tested.tsv"))
            .Select(line => line.Split('\t'))
            .Where(fields => fields is [_, { Length: > 0 }])
            .Select(fields => fields[0]);
        var all = Enumerable.Range(1, LastRow).Select(i => $"B{i}");
        var missing = all.Except(tested).Except(listed);
        Assert.AreEqual("", string.Join(' ', missing));
    }

    [GeneratedRegex("^(B[0-9]+)_")]
    private static partial Regex RowOf();
}
