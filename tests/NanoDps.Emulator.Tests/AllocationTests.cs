using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class AllocationTests
{
    private static readonly HubOptions[] Hubs =
        [new("a.azure-devices.net"), new("b.azure-devices.net"), new("c.azure-devices.net")];

    [TestMethod]
    public async Task StaticTakesTheFirstHubOrTheOneThatTheEnrollmentNames()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Hubs = Hubs,
                Individual =
                [
                    TestSupport.Alone,
                    new("alone-02", TestSupport.Keys(2)) { Hub = "B.azure-devices.net" },
                ],
            },
            TestSupport.Soon);

        Assert.AreEqual(
            "a.azure-devices.net", await HubOfAsync(emulator, "alone-01", TestSupport.AloneKeys));
        Assert.AreEqual(
            "b.azure-devices.net", await HubOfAsync(emulator, "alone-02", TestSupport.Keys(2)));
        CollectionAssert.AreEqual(
            new[] { "alone-02" }, emulator.Hub("b.azure-devices.net").Devices.ToArray());
    }

    [TestMethod]
    public async Task EvenlyWeightedFillsTheHubsInTurnAndLeavesADeviceWhereItIs()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Hubs = Hubs,
                Allocation = Allocation.EvenlyWeighted,
                AssigningPolls = 0,
            },
            TestSupport.Soon);
        var group = SymmetricKeys.FromBase64(TestSupport.GroupKey);
        var hubs = new List<string>();
        foreach (var id in (string[])["m1", "m2", "m3", "m4", "m2"])
        {
            hubs.Add((await HubOfAsync(emulator, id, group.DeriveFor(id)))[..1]);
        }

        Assert.AreEqual("abcab", string.Concat(hubs));
        CollectionAssert.AreEqual(
            new[] { 2, 1, 1 }, emulator.Hubs.Select(hub => hub.DeviceCount).ToArray());
    }

    [TestMethod]
    public async Task ADeviceThatMovesLeavesItsOldHub()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Hubs = Hubs }, TestSupport.Soon);
        await HubOfAsync(emulator, "alone-01", TestSupport.AloneKeys);
        emulator.Enrollments.Set(TestSupport.Alone with { Hub = "c.azure-devices.net" });

        Assert.AreEqual(
            "c.azure-devices.net", await HubOfAsync(emulator, "alone-01", TestSupport.AloneKeys));
        Assert.AreEqual(0, emulator.Hubs[0].DeviceCount);
        Assert.AreEqual(1, emulator.Hubs[2].DeviceCount);
    }

    private static async Task<string> HubOfAsync(
        ServiceEmulator emulator, string id, SymmetricKeys keys)
    {
        await using var device = new Device(emulator, id, keys.Primary);
        return (await device.ProvisionAsync()).State["assignedHub"]!.GetValue<string>();
    }
}
