using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class ReprovisioningTests
{
    private const string A = "a.azure-devices.net";
    private const string B = "b.azure-devices.net";
    private const string C = "c.azure-devices.net";

    [TestMethod]
    [DataRow(Reprovisioning.MigrateData, "a initialAssignment, a initialAssignment, b deviceDataMigrated, b deviceDataMigrated, a deviceDataMigrated")]
    [DataRow(Reprovisioning.ResetData, "a initialAssignment, a initialAssignment, b deviceDataReset, b deviceDataReset, a reprovisionedToInitialAssignment")]
    [DataRow(Reprovisioning.Never, "a initialAssignment, a initialAssignment, a initialAssignment, a initialAssignment, a initialAssignment")]
    public async Task ADeviceThatRegistersAgainIsToldWhatBecameOfIt(
        Reprovisioning policy, string expected)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Hubs = [new(A), new(B), new(C)], AssigningPolls = 0 },
            TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);
        var told = new List<string>();
        foreach (var hub in (string[])[A, A, B, B, A])
        {
            emulator.Enrollments.Set(
                TestSupport.Alone with { Hub = hub, Reprovisioning = policy });
            var state = (await device.ProvisionAsync()).State;
            told.Add($"{state["assignedHub"]!.GetValue<string>()[..1]} {state["substatus"]}");
        }

        Assert.AreEqual(expected, string.Join(", ", told));
        Assert.AreEqual(1, emulator.Hub(A).DeviceCount);
        Assert.AreEqual(0, emulator.Hub(B).DeviceCount);
    }

    [TestMethod]
    public async Task LowestLatencyFollowsTheNumbersOfTheHubs()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Hubs =
                [
                    new(A) { Latency = TimeSpan.FromMilliseconds(90) },
                    new(B) { Latency = TimeSpan.FromMilliseconds(20) },
                    new(C) { Latency = TimeSpan.FromMilliseconds(20) },
                ],
                Allocation = Allocation.LowestLatency,
                Individual = [TestSupport.Alone, new("alone-02", TestSupport.Keys(2)) { Allocation = Allocation.Static }],
            },
            TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);
        using var other = new HttpDevice(
            emulator, "alone-02", Tokens.ForDps("alone-02", TestSupport.Keys(2).Primary));

        Assert.AreEqual(
            B, (await device.ProvisionAsync()).State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(
            A, (await other.ProvisionAsync()).State["assignedHub"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("2026-11-02-preview", "mqttV5")]
    [DataRow("2026-11-01", null)]
    [DataRow("2019-03-31", null)]
    public async Task TheConnectionProfileIsToldInItsApiVersionOnly(string version, string? profile)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Individual = [TestSupport.Alone with { ConnectionProfile = "mqttV5" }],
            },
            TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);
        var answer = await device.ProvisionAsync(version: version);

        Assert.AreEqual(profile, answer.State["connectionProfile"]?.GetValue<string>());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task ADisabledEnrollmentIsToldSoWith200(bool individual)
    {
        await using var emulator = await TestSupport.StartAsync();
        var id = individual ? "alone-01" : "member-1";
        emulator.Enrollments.Set(TestSupport.Alone with { Disabled = individual });
        emulator.Enrollments.Set(
            new EnrollmentGroup("fleet", SymmetricKeys.FromBase64(TestSupport.GroupKey))
            {
                Disabled = !individual,
            });
        using var device = HttpDevice.Keyed(emulator, id);
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("disabled", answer.Text("status"));
        Assert.AreEqual("disabled", answer.State["status"]!.GetValue<string>());
        Assert.AreEqual(0, emulator.Hubs[0].DeviceCount);
    }
}
