using System.Text.Json.Nodes;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

/// <summary>
/// A gateway with a root of its own between devices and services. The devices connect to its host
/// name and sign in with the credentials for DPS and hub.
/// </summary>
[TestClass]
public sealed class GatewayTests
{
    private const string Server = "gateway";
    private const string Topic = "devices/alone-01/messages/events/";

    [TestMethod]
    public async Task ADeviceRegistersAndSendsThroughIt()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        await using var device = Gateways.Behind(emulator, "alone-01");
        await Gateways.ToHubAsync(emulator, device, "alone-01");
        await device.PublishAsync(Topic, "21.5");

        Assert.AreEqual("21.5", (await TelemetryAsync(emulator, 1))[0].BodyText);
        var forwarded = await emulator.Events.WaitForAsync(
            one => one.Server == Server && one.Kind == EventKind.Connected, 2, TestSupport.Soon);
        CollectionAssert.AreEqual(
            new[] { $"forwarded to {TestSupport.DpsHost}", $"forwarded to {TestSupport.HubHost}" },
            forwarded.Select(one => one.Text).ToArray());
    }

    [TestMethod]
    public async Task TwoDevicesRegisterThroughItAtATime()
    {
        await using var emulator = await Gateways.StartAsync();
        await Task.WhenAll(
            Gateways.ProvisionAsync(emulator, "fleet-01"),
            Gateways.ProvisionAsync(emulator, "fleet-02"));

        CollectionAssert.AreEquivalent(
            new[] { "fleet-01", "fleet-02" }, emulator.Hubs[0].Devices.ToArray());
    }

    [TestMethod]
    public async Task AMessageOf200KbGoesThroughWhole()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        await using var device = Gateways.Behind(emulator, "alone-01");
        await Gateways.ToHubAsync(emulator, device, "alone-01");
        var body = new string('x', 200_000);
        await device.PublishAsync(Topic, body);

        Assert.AreEqual(body, (await TelemetryAsync(emulator, 1))[0].BodyText);
    }

    [TestMethod]
    public async Task ItsChainEndsInItsOwnRootAndInNoOther()
    {
        await using var emulator = await Gateways.StartAsync();
        var address = emulator.Gateway!.Endpoint.Address;
        const string name = $"-servername {Gateways.Name} -verify_hostname {Gateways.Name} -tls1_2";
        var own = await OpenSsl.ClientAsync(address, $"-CAfile {emulator.Gateway.CaFile} {name}");
        var others = await OpenSsl.ClientAsync(address, $"-CAfile {emulator.Facts.CaFile} {name}");

        StringAssert.Contains(own, "Verify return code: 0 (ok)");
        StringAssert.Contains(others, "Verify return code: 20 (unable to get local issuer certificate)");
        Assert.AreNotEqual(emulator.Facts.CaFile, emulator.Gateway.CaFile);
    }

    [TestMethod]
    [DataRow(true, TestSupport.HubHost)]
    [DataRow(false, Gateways.Name)]
    public async Task OnlyWhereItStandsInItHasTheNamesOfTheServicesToo(bool standsIn, string name)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            Gateways.Options with { Gateway = new GatewayOptions(Gateways.Name) { StandsIn = standsIn } },
            TestSupport.Soon);
        var output = await OpenSsl.ClientAsync(
            emulator.Gateway!.Endpoint.Address, $"-tls1_2 -servername {TestSupport.HubHost}");

        StringAssert.Contains(output, $"CN = {name}");
    }

    [TestMethod]
    public async Task ACutAtTheHubIsACutForTheDevice()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        await using var device = Gateways.Behind(emulator, "alone-01");
        await Gateways.ToHubAsync(emulator, device, "alone-01");
        emulator.Hubs[0].Cut("alone-01");

        await device.Disconnected;
        var end = await emulator.Events.WaitForAsync(
            one => one.Server == Server && one.Kind == EventKind.Disconnected
                && one.Text == "a connection was lost",
            TestSupport.Soon);
        Assert.AreEqual("alone-01", end.Device);
    }

    [TestMethod]
    public async Task ADeviceThatVanishesIsGoneAtTheHub()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        var device = Gateways.Behind(emulator, "alone-01");
        await Gateways.ToHubAsync(emulator, device, "alone-01");
        device.Client.Dispose();

        Assert.AreEqual("the connection was lost", (await EndAtHubAsync(emulator)).Text);
        Assert.IsEmpty(emulator.Hubs[0].Connected);
    }

    [TestMethod]
    public async Task ADisconnectReachesTheHub()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        await using (var device = Gateways.Behind(emulator, "alone-01"))
        {
            await Gateways.ToHubAsync(emulator, device, "alone-01");
        }

        Assert.AreEqual("the client sent DISCONNECT", (await EndAtHubAsync(emulator)).Text);
    }

    [TestMethod]
    public async Task AfterAFailoverItForwardsToTheNewAddress()
    {
        await using var emulator = await Gateways.StartAsync();
        await Gateways.ProvisionAsync(emulator, "alone-01");
        var address = emulator.Gateway!.Endpoint.Address;
        await emulator.FailOverAsync(TestSupport.Soon);
        await using var device = Gateways.Behind(emulator, "alone-01");
        await Gateways.ToHubAsync(emulator, device, "alone-01");
        await device.PublishAsync(Topic, "1");

        await TelemetryAsync(emulator, 1);
        Assert.AreEqual(address, emulator.Gateway.Endpoint.Address);
    }

    [TestMethod]
    public async Task TheFactsNameItOnlyWhereThereIsOne()
    {
        await using var with = await Gateways.StartAsync();
        await using var without = await TestSupport.StartAsync();
        var facts = JsonNode.Parse(with.Facts.ToJson())!["gateway"]!;

        Assert.AreEqual(Gateways.Name, facts["endpoint"]!["name"]!.GetValue<string>());
        Assert.AreEqual(
            with.Gateway!.Endpoint.Address.Port, facts["endpoint"]!["port"]!.GetValue<int>());
        Assert.IsTrue(File.Exists(facts["caFile"]!.GetValue<string>()));
        Assert.IsNull(JsonNode.Parse(without.Facts.ToJson())!["gateway"]);
    }

    private static Task<IReadOnlyList<Hubs.TelemetryMessage>> TelemetryAsync(
        ServiceEmulator emulator, int count) =>
        emulator.Hubs[0].WaitForTelemetryAsync("alone-01", count, TestSupport.Soon);

    private static Task<EmulatorEvent> EndAtHubAsync(ServiceEmulator emulator) =>
        emulator.Events.WaitForAsync(
            one => one.Server == TestSupport.HubHost && one.Kind == EventKind.Disconnected,
            TestSupport.Soon);
}
