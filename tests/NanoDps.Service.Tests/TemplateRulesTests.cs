using System.Text.Json.Nodes;

namespace NanoDps.Service.Tests;

/// <summary>The rules find what they are for.</summary>
[TestClass]
public sealed class TemplateRulesTests
{
    [TestMethod]
    public void AServiceWithoutThePropertyIsFound() => Finds(
        root => Service(root)["properties"]!.AsObject().Remove("minTlsVersion"),
        "Microsoft.Devices/provisioningServices: minTlsVersion is absent, not 1.2");

    [TestMethod]
    public void AServiceThatTakesLessIsFound() => Finds(
        root => Service(root)["properties"]!["minTlsVersion"] = "1.0",
        "Microsoft.Devices/provisioningServices: minTlsVersion is 1.0, not 1.2");

    [TestMethod]
    public void AHubWithoutThePropertyIsFound() => Finds(
        root => Hubs(root)["properties"]!.AsObject().Remove("minTlsVersion"),
        "Microsoft.Devices/IotHubs: minTlsVersion is absent, not 1.2");

    [TestMethod]
    public void AServiceWithoutHubsIsFound() => Finds(
        root => Service(root)["properties"]!.AsObject().Remove("copy"),
        "the provisioning service has no linked hub");

    [TestMethod]
    public void AHubThatIsNotLinkedIsFound() => Finds(
        root => Service(root)["properties"]!["copy"]![0]!["count"] = 1,
        "not every hub is made and linked");

    [TestMethod]
    public void AKeyThatIsWrittenIntoTheLinkIsFound() => Finds(
        root => Service(root)["properties"]!["copy"]![0]!["input"]!["connectionString"] =
            "HostName=a.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=AAAA",
        "a link is not made of the hub's own name and key");

    [TestMethod]
    public void AKeyInAnOutputIsFound() => Finds(
        root => root["outputs"]!["idScope"]!["value"] = "[listKeys('a', '2023-06-30').primaryKey]",
        "outputs: listkeys",
        "outputs: primarykey");

    [TestMethod]
    public void AnotherResourceIsFound() => Finds(
        root => root["resources"]!["more"] = JsonNode.Parse("""{"type":"Microsoft.Storage/storageAccounts"}"""),
        "a resource that is neither hub nor provisioning service");

    private static void Finds(Action<JsonNode> change, params string[] faults)
    {
        var root = JsonNode.Parse(Repository.Text("tools/service/main.json"))!;
        change(root);

        CollectionAssert.AreEqual(faults, TemplateRules.Faults(root.ToJsonString()).ToArray());
    }

    private static JsonNode Service(JsonNode root) => root["resources"]!["provisioningService"]!;

    private static JsonNode Hubs(JsonNode root) => root["resources"]!["iotHubs"]!;
}
