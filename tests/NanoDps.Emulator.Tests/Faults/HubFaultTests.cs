using MQTTnet;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>Faults at a hub, and what takes a device from one hub to another.</summary>
[TestClass]
public sealed class HubFaultTests
{
    private const string Other = "contoso-us.azure-devices.net";

    [TestMethod]
    [DataRow("hub-accept 1 drop", "reset")]
    [DataRow("hub-handshake 1 stall", "nothing")]
    [DataRow("hub-connect 1 refuse 5", "tls, connack 5")]
    [DataRow("hub-connect 1 close", "tls, closed")]
    [DataRow("hub-connect 1 stall", "tls, nothing")]
    [DataRow("publish 1 silence", "tls, connack 0, nothing, puback 2")]
    [DataRow("publish 1 drop", "tls, connack 0, reset")]
    [DataRow("publish 1 close", "tls, connack 0, closed")]
    [DataRow("publish 1 stall", "tls, connack 0, nothing, nothing")]
    [DataRow("publish 2 silence", "tls, connack 0, puback 1, nothing")]
    public async Task ADeviceMeetsIt(string rule, string expected)
    {
        await using var emulator = await StartAsync("* " + rule);
        using var client = PacketClient.AtHub(emulator);

        Assert.AreEqual(expected, await WalkAsync(client));
    }

    [TestMethod]
    [DataRow("silence", 1)]
    [DataRow("drop", 0)]
    [DataRow("stall", 0)]
    public async Task AMessageIsTakenUnlessTheConnectionIsSpoiled(string action, int taken)
    {
        await using var emulator = await StartAsync("* publish 1 " + action);
        using var client = PacketClient.AtHub(emulator);
        await client.HandshakeAsync();
        await client.ConnectAsync();
        await client.TellAsync(1);

        Assert.AreEqual(taken, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task ADeviceThatIsRemovedAtItsConnectIsRefusedUntilItRegistersAnew()
    {
        await using var emulator = await StartAsync("* hub-connect 2 remove");
        Assert.AreEqual(MqttClientConnectResultCode.Success, await ConnectAsync(emulator));
        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, await ConnectAsync(emulator));
        Assert.AreEqual(MqttClientConnectResultCode.NotAuthorized, await ConnectAsync(emulator));
        await ProvisionAsync(emulator);

        Assert.AreEqual(MqttClientConnectResultCode.Success, await ConnectAsync(emulator));
    }

    [TestMethod]
    public async Task ADeviceThatIsRemovedAtAPublishLosesItsConnection()
    {
        await using var emulator = await StartAsync("* publish 1 remove");
        using var client = PacketClient.AtHub(emulator);
        client.IsServed = true;
        await client.HandshakeAsync();
        await client.ConnectAsync();

        Assert.AreEqual("closed", await client.TellAsync(1));
        Assert.AreEqual(
            "the device was removed from the hub",
            (await emulator.NextAsync(
                EventKind.Disconnected, "alone-01", TestSupport.HubHost)).Text);
        Assert.AreEqual(0, emulator.Hubs[0].DeviceCount);
    }

    [TestMethod]
    public async Task ARegistrationIsAssignedToTheHubOfTheScriptAndTheOldHubForgetsTheDevice()
    {
        await using var emulator = await StartAsync($"* register 2 assign {Other}");
        Assert.AreEqual(1, emulator.Hubs[0].DeviceCount);
        await ProvisionAsync(emulator);

        Assert.AreEqual(Other, emulator.Dps.Assignments.Single().Hub);
        Assert.AreEqual(0, emulator.Hubs[0].DeviceCount);
        Assert.AreEqual(1, emulator.Hubs[1].DeviceCount);
    }

    [TestMethod]
    public async Task ARuleOfOneHubLeavesTheOtherAlone()
    {
        await using var emulator = await StartAsync($"* hub-connect@{Other} all refuse 3");

        Assert.AreEqual(MqttClientConnectResultCode.Success, await ConnectAsync(emulator));
        Assert.AreEqual(
            MqttClientConnectResultCode.ServerUnavailable, await ConnectAsync(emulator, hub: 1));
    }

    [TestMethod]
    public async Task AtAHubAFailoverMovesThatHubAlone()
    {
        await using var emulator = await StartAsync("* publish 1 failover");
        var dps = emulator.Facts.Dps;
        using var client = PacketClient.AtHub(emulator);
        await client.HandshakeAsync();
        await client.ConnectAsync();
        await client.TellAsync(1);
        var moved = await emulator.NextAsync(EventKind.FailedOver);

        Assert.AreEqual(TestSupport.HubHost, moved.Server);
        Assert.AreEqual("127.0.0.2", emulator.Facts.Hubs[0].Address);
        Assert.AreEqual("127.0.0.1", emulator.Facts.Hubs[1].Address);
        Assert.AreEqual(dps, emulator.Facts.Dps);
        Assert.AreEqual(MqttClientConnectResultCode.Success, await ConnectAsync(emulator));
    }

    [TestMethod]
    [DataRow("* register 1 assign far.example", "faults:1")]
    [DataRow("# moved\n* hub-accept@far.example 1 drop", "faults:2")]
    public async Task AHubThatThereIsNotIsAnErrorOfTheOptions(string script, string place)
    {
        var exception = await Assert.ThrowsExactlyAsync<ConfigurationException>(
            () => GuardedEmulator.StartAsync(Options(script), TestSupport.Soon));

        Assert.AreEqual(
            $"{place}: expected one of the hubs {TestSupport.HubHost}, {Other}, got far.example",
            exception.Message);
    }

    /// <summary>Starts an emulator with the device at its first hub.</summary>
    private static async Task<ServiceEmulator> StartAsync(string script)
    {
        var emulator = await GuardedEmulator.StartAsync(Options(script), TestSupport.Soon);
        await ProvisionAsync(emulator);
        return emulator;
    }

    private static EmulatorOptions Options(string script) => TestSupport.Options with
    {
        Hubs = [new HubOptions(TestSupport.HubHost), new HubOptions(Other)],
        Faults = FaultScript.Parse(script),
    };

    private static async Task ProvisionAsync(ServiceEmulator emulator)
    {
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        Assert.AreEqual(200, (await device.ProvisionAsync()).Status);
    }

    private static async Task<MqttClientConnectResultCode> ConnectAsync(
        ServiceEmulator emulator, int hub = 0)
    {
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        emulator.Hubs[1].Register("alone-01", TestSupport.AloneKeys);
        return (await device.ConnectToHubAsync(hub: hub)).ResultCode;
    }

    /// <summary>Goes as far as a second message, or as it is let.</summary>
    private static async Task<string> WalkAsync(PacketClient client)
    {
        var story = new List<string> { await client.HandshakeAsync() };
        if (story[^1] == "tls")
        {
            story.Add(await client.ConnectAsync());
        }

        var isIn = story[^1] == "connack 0";
        for (byte packet = 1; packet <= 2 && isIn; packet++)
        {
            story.Add(await client.TellAsync(packet));
            isIn = story[^1] is "puback 1" or "nothing";
        }

        return string.Join(", ", story);
    }
}
