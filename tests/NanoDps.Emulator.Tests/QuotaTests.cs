using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class QuotaTests
{
    [TestMethod]
    public async Task ADeviceMayPollFiveTimesInTenSeconds()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Clock = clock, AssigningPolls = 100 }, TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);
        using var other = HttpDevice.Keyed(emulator, "member-1");
        var operation = (await device.RegisterAsync()).Text("operationId");
        for (var poll = 1; poll <= 5; poll++)
        {
            Assert.AreEqual(202, (await device.PollAsync(operation)).Status);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var refused = await device.PollAsync(operation);
        refused.AssertError(429, 429001, "Operations are being throttled for this tenant.");
        Assert.AreEqual("5", refused.Header("Retry-After"));
        var others = (await other.RegisterAsync()).Text("operationId");
        Assert.AreEqual(202, (await other.PollAsync(others)).Status);

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(202, (await device.PollAsync(operation)).Status);
    }

    [TestMethod]
    public async Task RegistrationsAreCountedOverAllDevicesAndOverMqttToo()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Clock = clock,
                Quotas = new Quotas { RegistrationsPerMinute = 2 },
            },
            TestSupport.Soon);
        await using var device = await Device.AtDpsAsync(emulator);
        using var other = HttpDevice.Keyed(emulator, "member-1");
        await device.RegisterAsync("1");
        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
        Assert.AreEqual(202, (await other.RegisterAsync()).Status);

        await device.RegisterAsync("2");
        var refused = await device.AnswerAsync();
        Assert.AreEqual("$dps/registrations/res/429/?$rid=2&retry-after=60", refused.Topic);
        Assert.AreEqual(429001, refused.Json["errorCode"]!.GetValue<int>());
        clock.Advance(TimeSpan.FromSeconds(60));
        await device.RegisterAsync("3");
        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task WithoutQuotasNobodyWaits()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                AssigningPolls = 20,
                Quotas = new Quotas { RegistrationsPerMinute = null, PollsPer10Seconds = null },
            },
            TestSupport.Soon);
        using var device = HttpDevice.Keyed(emulator);

        Assert.AreEqual(200, (await device.ProvisionAsync()).Status);
    }
}
