using System.Text.Json.Nodes;

namespace NanoDps.Service.Tests;

/// <summary>The Bicep file, and the ARM template that is committed beside it.</summary>
[TestClass]
public sealed class TemplateTests
{
    private const string Excuse = "#disable-next-line BCP037";

    private static readonly string Source = Repository.Text("tools/service/main.bicep");
    private static readonly string Committed = Repository.Text("tools/service/main.json");

    [TestMethod]
    public async Task TheCommittedTemplateIsWhatTheSourceCompilesTo()
    {
        var (template, _) = await BicepCompiler.CompileAsync(Source);

        Assert.AreEqual(template.TrimEnd(), Committed.TrimEnd(), "run tools/service/compile.sh and commit the result");
    }

    [TestMethod]
    public async Task TheCompilerHasNothingToWarnOf()
    {
        var (_, diagnostics) = await BicepCompiler.CompileAsync(Source);

        CollectionAssert.AreEqual(Array.Empty<string>(), diagnostics);
    }

    /// <summary>Fails on the day on which the type library knows the property: then it can go.</summary>
    [TestMethod]
    public async Task TheOneExcuseIsStillNeededAndCoversOneWarning()
    {
        var (_, diagnostics) = await BicepCompiler.CompileAsync(Source.Replace(Excuse, "//", StringComparison.Ordinal));

        Assert.HasCount(1, diagnostics);
        Assert.Contains("Warning BCP037: The property \"minTlsVersion\" is not allowed on objects of type "
            + "\"IotDpsPropertiesDescription\"", diagnostics[0]);
    }

    [TestMethod]
    public void TheOneExcuseHasItsReasonBesideIt()
    {
        var excuses = Source.Split('\n').Where(line => line.Contains("#disable", StringComparison.Ordinal)).ToArray();

        Assert.HasCount(1, excuses);
        Assert.MatchesRegex("^ *#disable-next-line BCP037 // .{20,}$", excuses[0]);
    }

    [TestMethod]
    public async Task BothRequireTls12OfServiceAndHubsLinkThemAndGiveNoKeyAway()
    {
        var (template, _) = await BicepCompiler.CompileAsync(Source);

        CollectionAssert.AreEqual(Array.Empty<string>(), TemplateRules.Faults(template).ToArray());
        CollectionAssert.AreEqual(Array.Empty<string>(), TemplateRules.Faults(Committed).ToArray());
    }

    [TestMethod]
    public void ItHasTheParametersAndOutputsThatTheDocumentsSpeakOf()
    {
        CollectionAssert.AreEqual(
            new[] { "name", "location", "hubs", "hubSku", "hubCapacity" }, Names("parameters"));
        CollectionAssert.AreEqual(
            new[] { "idScope", "deviceEndpoint", "serviceEndpoint", "hubEndpoints" }, Names("outputs"));
    }

    private static string[] Names(string part) =>
        [.. JsonNode.Parse(Committed)![part]!.AsObject().Select(one => one.Key)];
}
