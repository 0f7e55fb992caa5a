using System.Text.Json.Nodes;

namespace NanoDps.Service.Tests;

/// <summary>What an ARM template of this repository must say, whoever wrote it.</summary>
internal static class TemplateRules
{
    private const string ProvisioningService = "Microsoft.Devices/provisioningServices";
    private const string IotHub = "Microsoft.Devices/IotHubs";

    private static readonly string[] KeyWords =
        ["listkeys", "listsecrets", "sharedaccess", "connectionstring", "primarykey", "secondarykey"];

    /// <summary>Every rule that the template breaks, one sentence each.</summary>
    public static IReadOnlyList<string> Faults(string template)
    {
        var root = JsonNode.Parse(template)!;
        var resources = root["resources"]!.AsObject();
        var services = OfType(resources, ProvisioningService);
        var hubs = OfType(resources, IotHub);
        return
        [
            .. services.Length == 1 ? [] : One($"{services.Length} provisioning services, not one"),
            .. hubs.Length == 1 ? [] : One($"{hubs.Length} resources for the hubs, not one"),
            .. services.Length + hubs.Length == resources.Count
                ? [] : One("a resource that is neither hub nor provisioning service"),
            .. services.Concat(hubs).SelectMany(Tls),
            .. services.SelectMany(service => Links(service, hubs)),
            .. Secrets(root["outputs"]!),
            .. Secrets(root["parameters"]!),
        ];
    }

    private static JsonNode[] OfType(JsonObject resources, string type) =>
    [
        .. resources.Select(one => one.Value!)
            .Where(one => string.Equals(Text(one, "type"), type, StringComparison.OrdinalIgnoreCase)),
    ];

    private static IEnumerable<string> Tls(JsonNode resource)
    {
        var version = resource["properties"]?["minTlsVersion"]?.ToString();
        return version == "1.2"
            ? []
            : One($"{Text(resource, "type")}: minTlsVersion is {version ?? "absent"}, not 1.2");
    }

    /// <summary>Every hub of the parameter is made, and every one is linked.</summary>
    private static IEnumerable<string> Links(JsonNode service, JsonNode[] hubs)
    {
        const string all = "[length(parameters('hubs'))]";
        var link = (service["properties"]?["copy"] as JsonArray)?
            .FirstOrDefault(copy => Text(copy!, "name") == "iotHubs");
        if (link is null)
        {
            yield return "the provisioning service has no linked hub";
            yield break;
        }

        if (Text(link, "count") != all || hubs.Any(hub => Text(hub["copy"], "count") != all))
        {
            yield return "not every hub is made and linked";
        }

        if (!Text(link["input"], "connectionString").StartsWith(
            "[format('HostName={0};SharedAccessKeyName={1};SharedAccessKey={2}', reference(", StringComparison.Ordinal))
        {
            yield return "a link is not made of the hub's own name and key";
        }
    }

    private static IEnumerable<string> Secrets(JsonNode part) =>
        from word in KeyWords
        where part.ToJsonString().Contains(word, StringComparison.OrdinalIgnoreCase)
        select $"{part.GetPropertyName()}: {word}";

    private static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";

    private static string[] One(string fault) => [fault];
}
