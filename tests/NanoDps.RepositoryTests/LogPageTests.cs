using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Faults;
using NanoDps.Logging;

namespace NanoDps.RepositoryTests;

[TestClass]
public class LogPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.Path("docs", "log.md"));

    [TestMethod]
    public void EveryEventHasItsLineInThePage()
    {
        List<string> expected = [.. Enum.GetValues<LogCode>().Select(code => ((int)code).ToString("D3"))];
        CollectionAssert.AreEqual(expected, Numbers("## Events", "## Faults"));
    }

    [TestMethod]
    public void EveryFaultHasItsLineInThePageAsTheTableHasIt()
    {
        List<string> numbers = Numbers("## Faults", null);
        CollectionAssert.AreEqual(
            Enum.GetValues<Fault>().Skip(1).Select(fault => ((int)fault).ToString("D3")).ToList(), numbers);
        foreach (Fault fault in Enum.GetValues<Fault>().Skip(1))
        {
            string[] row = FaultTable.Describe(fault).Split([' ', '!', ':'], 3);
            string line = Page.Single(text => text.StartsWith($"| {(int)fault} | {row[1]} |", StringComparison.Ordinal));
            StringAssert.Contains(line, FaultTable.IsPermanent(fault) ? "| yes |" : "| no |");
            string advice = row.Length > 2 ? row[2].Trim() : "nothing, it is tried again";
            Assert.IsTrue(line.EndsWith($"| {advice} |", StringComparison.Ordinal), line);
        }
    }

    private static List<string> Numbers(string from, string? to) =>
        [.. Page.SkipWhile(line => line != from)
            .TakeWhile(line => line != to)
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]))
            .Select(line => line.Substring(2, 3))];
}
