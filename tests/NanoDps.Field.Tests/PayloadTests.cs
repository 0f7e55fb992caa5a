using System.Text.Json.Nodes;
using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Faults;
using NanoDps.Field.Tests.Support;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>What custom allocation gives a device, and what it says of the hub.</summary>
[TestClass]
public sealed class PayloadTests
{
    private const string Given =
        """{"room":"4b","limits":[1,2.5,-3e7],"name":"Zür\n\"ich\"","none":null,"deep":{"a":{"b":{}}}}""";

    [TestMethod]
    public async Task ThePayloadIsThereAfterTheRegistrationAndAfterARestart()
    {
        await using var emulator = await GuardedEmulator.StartAsync(Service.Options with
        {
            Allocation = Allocation.Custom,
            CustomAllocation = new CustomAllocation
            {
                Rules = [new AllocationRule(Service.Hub) { Return = JsonNode.Parse(Given)!.AsObject() }],
            },
        });
        using var board = new Board(emulator.Facts);
        using var first = board.SwitchOn();
        await first.ReachHubAsync();
        Same(Kept(board));

        using var second = board.SwitchOn();
        await second.ReachHubAsync();
        Same(Kept(board));
    }

    [TestMethod]
    public async Task WhatTheDeviceSaysOfItselfDecidesWhatItIsGiven()
    {
        await using var emulator = await GuardedEmulator.StartAsync(Service.Options with
        {
            Allocation = Allocation.Custom,
            CustomAllocation = new CustomAllocation
            {
                Rules =
                [
                    new AllocationRule(Service.Hub)
                    {
                        Payload = new JsonObject { ["model"] = "m5" },
                        Return = JsonNode.Parse(Given)!.AsObject(),
                    },
                ],
            },
        });
        using var board = new Board(emulator.Facts);
        StoredMemory? memory = null;
        using var start = board.SwitchOnLibrary((features, log) =>
        {
            features.Payload = """{"model":"m5","serial":7}""";
            features.Memory = memory = new StoredMemory(board.Storage, board.Settings, log, 0, true);
        });
        await start.LineAsync(LogCode.HubConnected);

        Same(memory!.Payload);
        start.Stop();
    }

    [TestMethod]
    public async Task ARegistrationWithoutPayloadForgetsTheOneBefore()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Configure($"key = {Service.Key}", endpoint: "old.contoso.net");
        new TwoSlotFile(board.Storage + Board.Assignment).Write(
            new Assignment(Service.Hub, Service.Device, false, Given).Write(board.Settings));
        board.Configure($"key = {Service.Key}");
        using var start = board.SwitchOn();
        await start.ReachHubAsync();

        Assert.IsNull(Kept(board));
    }

    [TestMethod]
    public async Task AHubForMqtt5IsNoHubForThisFirmware()
    {
        await using var emulator = await ProfileAsync("mqttV5");
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOn();
        var line = await start.LineAsync(LogCode.DpsFault);
        var pause = await start.LineAsync(LogCode.DpsPause);

        Assert.AreEqual("613!hub-profile: assign an MQTT 3.1.1 hub code=0", line.Text);
        Assert.IsInRange(150, 300, pause.Number("in s"));
        Assert.IsNull(board.Get(Board.Assignment + ".a"));
    }

    [TestMethod]
    public async Task AClassicHubIsTaken()
    {
        await using var emulator = await ProfileAsync("classic");
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOn();

        Assert.IsFalse((await start.ReachHubAsync()).Any(line => line.Level != 'I'), start.Text);
    }

    private static Task<ServiceEmulator> ProfileAsync(string profile) =>
        GuardedEmulator.StartAsync(Service.Options with
        {
            Faults = FaultScript.Parse($"* poll all answer connection-profile={profile}"),
        });

    private static string? Kept(Board board) => new StoredMemory(
        board.Storage, board.Settings, new Log(new DeviceLines()), 0, true).Payload;

    private static void Same(string? payload) => Assert.IsTrue(
        JsonNode.DeepEquals(JsonNode.Parse(Given), JsonNode.Parse(payload!)), payload);
}
