using System.Text.RegularExpressions;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>docs/faults-script.md says what the emulator takes.</summary>
[TestClass]
public sealed partial class FaultPageTests
{
    private static readonly string Page = File.ReadAllText(Find("docs/faults-script.md"));

    [TestMethod]
    public void EveryExampleIsAScript()
    {
        var table = Page[Page.IndexOf("## Examples", StringComparison.Ordinal)..];
        var examples = InATable().Matches(table).Select(match => match.Groups[1].Value)
            .Append(Page[(Page.IndexOf("```\n#", StringComparison.Ordinal) + 4)..].Split("```")[0])
            .ToArray();

        Assert.HasCount(17, examples);
        foreach (var example in examples)
        {
            Assert.IsNotEmpty(FaultScript.Parse(example).Rules, example);
        }
    }

    [TestMethod]
    public void EveryPointActionAndParameterIsThere()
    {
        var points = Enum.GetValues<FaultPoint>();
        var actions = points.SelectMany(
            point => FaultGrammar.Actions(point).Select(action => (point, action))).ToArray();
        var parameters = actions.SelectMany(one => FaultGrammar.Parameters(one.point, one.action));
        foreach (var word in points.Select(Words.Of)
            .Concat(actions.Select(one => Words.Of(one.action))).Distinct())
        {
            StringAssert.Matches(Page, new Regex($"[|,] `{word}[ `]"), word);
        }

        foreach (var word in parameters.Distinct())
        {
            StringAssert.Matches(Page, new Regex($"[|,] `{word}="), word);
        }
    }

    private static string Find(string relative)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, relative);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"expected {relative} above the tests, there is none");
    }

    [GeneratedRegex(@"\| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex InATable();
}
