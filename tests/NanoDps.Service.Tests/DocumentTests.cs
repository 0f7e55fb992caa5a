using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NanoDps.Service.Tests;

/// <summary>docs/service.md says what the template does.</summary>
[TestClass]
public sealed partial class DocumentTests
{
    private static readonly string Document = Repository.Text("docs/service.md");

    private static readonly JsonObject Parameters =
        JsonNode.Parse(Repository.Text("tools/service/main.json"))!["parameters"]!.AsObject();

    [TestMethod]
    public void TheCommandGivesEveryParameterThatHasNoDefaultAndNoneThatIsNotThere()
    {
        var command = Command().Match(Document).Value;
        var given = Parameter().Matches(command).Select(one => one.Groups[1].Value).ToArray();

        Assert.Contains("--template-file tools/service/main.bicep", command);
        CollectionAssert.IsSubsetOf(given, Parameters.Select(one => one.Key).ToArray());
        CollectionAssert.IsSubsetOf(
            Parameters.Where(one => one.Value!["defaultValue"] is null).Select(one => one.Key).ToArray(), given);
    }

    [TestMethod]
    public void EveryParameterAndOutputHasARow()
    {
        var outputs = JsonNode.Parse(Repository.Text("tools/service/main.json"))!["outputs"]!.AsObject();

        CollectionAssert.AreEquivalent(
            Parameters.Concat(outputs).Select(one => one.Key).ToArray(),
            Row().Matches(Document).Select(one => one.Groups[1].Value).ToArray());
    }

    [TestMethod]
    [DataRow("cannot be changed once the instance exists")]
    [DataRow("stays in force in the paired region after a failover")]
    public void ItSaysPlainlyWhatCannotBeUndone(string sentence) => Assert.Contains(sentence, Document);

    [GeneratedRegex(@"az deployment group create (?:.*\\\n)*.*")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=[ ])([a-zA-Z]+)=")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\| `([a-zA-Z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
