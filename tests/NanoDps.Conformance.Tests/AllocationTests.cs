using System.Text.Json.Nodes;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>What the SDK says to custom allocation, and hears from it.</summary>
[TestClass]
public sealed class AllocationTests : ConformanceTest
{
    private const string OtherHub = "contoso-us.azure-devices.net";

    private static readonly EmulatorOptions Custom = Given.Options with
    {
        Hubs = [new HubOptions(Given.Hub), new HubOptions(OtherHub)],
        Allocation = Allocation.Custom,
        CustomAllocation = new CustomAllocation
        {
            Rules =
            [
                new AllocationRule(Given.Hub) { Payload = Object("""{"site":"Basel"}""") },
                new AllocationRule(OtherHub)
                {
                    Payload = Object("""{"site":"Zürich"}"""),
                    Return = Object("""{"interval":30,"tags":["a","b"],"town":"Zürich"}"""),
                },
            ],
        },
    };

    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("mqtt-ws")]
    [DataRow("http")]
    public async Task APayloadGoesOutAndAnotherComesBack(string transport)
    {
        var report = await RunAsync(Device(transport, "Zürich"), Custom);

        Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        Assert.AreEqual(OtherHub, report.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(30, report.State["payload"]!["interval"]!.GetValue<int>());
        Assert.AreEqual("""["a","b"]""", report.State["payload"]!["tags"]!.ToJsonString());
        Assert.AreEqual(
            "Zürich",
            JsonNode.Parse(Emulator.Dps.Requests.Snapshot()[0].BodyText)!["payload"]!["site"]!
                .GetValue<string>());
    }

    /// <summary>Over MQTT the SDK takes the answer for ASCII.</summary>
    [TestMethod]
    [DataRow("mqtt", "ZC<rich")]
    [DataRow("http", "Zürich")]
    public async Task LettersBeyondAsciiComeBackOverHttpsOnly(string transport, string town)
    {
        var report = await RunAsync(Device(transport, "Zürich"), Custom);

        Assert.AreEqual(town, report.State["payload"]!["town"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("mqtt", Reprovisioning.MigrateData, "deviceDataMigrated")]
    [DataRow("http", Reprovisioning.ResetData, "deviceDataReset")]
    public async Task ADeviceThatRegistersAgainMovesToAnotherHub(
        string transport, Reprovisioning reprovisioning, string substatus)
    {
        var options = Custom with
        {
            Individual =
            [
                Custom.Individual[0] with { Reprovisioning = reprovisioning },
            ],
        };
        var before = await RunAsync(Device(transport, "Basel"), options);
        var after = await RunAsync(Device(transport, "Zürich"), options);

        Assert.AreEqual(Given.Hub, before.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(OtherHub, after.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(substatus, after.State["substatus"]!.GetValue<string>());
        Assert.AreEqual("assigned connected acknowledged", after.Path, after.ToString());
        CollectionAssert.AreEqual(Array.Empty<string>(), Emulator.Hubs[0].Devices.ToArray());
        CollectionAssert.AreEqual(new[] { Given.Alone }, Emulator.Hubs[1].Devices.ToArray());
    }

    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("http")]
    public async Task AnAllocationThatFindsNoHubFails(string transport)
    {
        Allow(EventKind.Fault);
        var report = await RunAsync(Device(transport, "Genf"), Custom);

        Assert.AreEqual("ProvisioningRegistrationFailedError: registration failed", report.Fault);
        Assert.AreEqual(
            400207, report.Result["registrationState"]!["errorCode"]!.GetValue<int>());
    }

    private static DeviceOrder Device(string transport, string site) =>
        Given.Device(Given.Alone, transport, transport == "http" ? "mqtt" : transport) with
        {
            Payload = new JsonObject { ["site"] = site },
        };

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();
}
