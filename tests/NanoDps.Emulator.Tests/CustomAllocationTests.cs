using System.Text.Json.Nodes;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class CustomAllocationTests
{
    private const string A = "a.azure-devices.net";
    private const string B = "b.azure-devices.net";

    private static readonly AllocationRule[] Rules =
    [
        new(B)
        {
            Payload = new JsonObject { ["model"] = "pump", ["size"] = 2 },
            Return = new JsonObject { ["line"] = new JsonArray(4, 5) },
        },
        new(A) { RegistrationId = "ALONE-*" },
    ];

    [TestMethod]
    [DataRow("""{"model":"pump","size":2,"serial":7}""", B, """{"line":[4,5]}""")]
    [DataRow("""{"model":"pump","size":3}""", A, null)]
    [DataRow("null", A, null)]
    public async Task TheFirstRowForTheDeviceDecides(string payload, string hub, string? told)
    {
        await using var emulator = await StartAsync(new CustomAllocation { Rules = Rules });
        using var device = HttpDevice.Keyed(emulator);
        var answer = await device.ProvisionAsync(Body(payload));

        Assert.AreEqual(hub, answer.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(told, answer.State["payload"]?.ToJsonString());
    }

    [TestMethod]
    public async Task WithoutARowTheAllocationFailsWith400207()
    {
        await using var emulator = await StartAsync(new CustomAllocation { Rules = Rules });
        using var device = HttpDevice.Keyed(emulator, "member-1");

        await AssertFailedAsync(
            emulator,
            await device.ProvisionAsync(),
            "member-1",
            "allocation failed: expected a row of the table for the device, there is none");
    }

    [TestMethod]
    public async Task ACommandIsAskedAndAnswersLikeAFunction()
    {
        // It returns what it was asked, so that the test sees that too.
        await using var emulator = await StartAsync(Shell(
            $$"""printf '{"iotHubHostName":"{{B}}","payload":%s}' "$(cat)" """));
        using var device = HttpDevice.Keyed(emulator, "member-1");
        var answer = await device.ProvisionAsync(
            """{"registrationId":"member-1","payload":{"model":"pump"}}""");

        Assert.AreEqual(B, answer.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(
            """{"enrollmentGroup":{"enrollmentGroupId":"fleet","attestation":{"type":"symmetricKey"},"allocationPolicy":"custom"},"deviceRuntimeContext":{"registrationId":"member-1","symmetricKey":{},"payload":{"model":"pump"}},"linkedHubs":["a.azure-devices.net","b.azure-devices.net"]}""",
            answer.State["payload"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow("exit 3", "expected exit code 0, got 3")]
    [DataRow("echo no", "expected an answer of JSON, got something else")]
    [DataRow("echo [1]", "expected an object with the text iotHubHostName, got something else")]
    [DataRow("""echo '{"iotHubHostName":"x.y"}'""", "expected one of the hubs a.azure-devices.net, b.azure-devices.net, got x.y")]
    [DataRow("sleep 60", "expected an answer within 1 s, got none")]
    public async Task ACommandThatFailsIs400207(string script, string fault)
    {
        await using var emulator = await StartAsync(
            Shell(script) with { Timeout = TimeSpan.FromSeconds(1) });
        using var device = HttpDevice.Keyed(emulator);

        await AssertFailedAsync(
            emulator, await device.ProvisionAsync(), "alone-01", "allocation failed: " + fault);
    }

    [TestMethod]
    public async Task ACommandThatIsNotThereIs400207()
    {
        await using var emulator = await StartAsync(
            new CustomAllocation { Command = ["/nowhere/allocate"] });
        using var device = HttpDevice.Keyed(emulator);
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(400207, answer.State["errorCode"]!.GetValue<int>());
        StringAssert.StartsWith(
            (await emulator.NextAsync(EventKind.Fault)).Text,
            "allocation failed: expected to run /nowhere/allocate: ");
    }

    private static Task<ServiceEmulator> StartAsync(CustomAllocation custom) =>
        GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Hubs = [new(A), new(B)],
                Allocation = Allocation.Custom,
                CustomAllocation = custom,
                Quotas = new Quotas { PollsPer10Seconds = null },
            },
            TestSupport.Soon);

    private static CustomAllocation Shell(string script) =>
        new() { Command = ["/bin/sh", "-c", script] };

    private static string Body(string payload) =>
        $$"""{"registrationId":"alone-01","payload":{{payload}}}""";

    private static async Task AssertFailedAsync(
        ServiceEmulator emulator, HttpAnswer answer, string device, string line)
    {
        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("failed", answer.Text("status"));
        Assert.AreEqual("failed", answer.State["status"]!.GetValue<string>());
        Assert.AreEqual(400207, answer.State["errorCode"]!.GetValue<int>());
        Assert.AreEqual(
            "Custom allocation failed.", answer.State["errorMessage"]!.GetValue<string>());
        Assert.AreEqual(line, (await emulator.NextAsync(EventKind.Fault, device)).Text);
    }
}
