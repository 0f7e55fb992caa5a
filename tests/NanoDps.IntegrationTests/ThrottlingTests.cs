using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>DPS says when to ask again, in one spelling or another, or does not.</summary>
[TestClass]
public sealed class ThrottlingTests : EmulatorTest
{
    /// <summary>The clocks of the two sides differ in their grain.</summary>
    private const double Grain = 0.05;

    [TestMethod]
    [DataRow("&retry-after=4", 4)]
    [DataRow("&Retry-After=4", 4)]
    [DataRow("&RETRY-AFTER=4", 4)]
    [DataRow("", 3)]
    [DataRow("&retry-after=0", 2)]
    [DataRow("&retry-after=1", 2)]
    [DataRow("&retry-after=-5", 3)]
    [DataRow("&retry-after=soon", 3)]
    public async Task ItPollsNotBeforeItIsTold(string retryAfter, int seconds)
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Register, request => DpsAnswer.Reply(
                202, """{"operationId":"5.op","status":"assigning"}""") with
                {
                    Query = $"$rid={request.Rid}{retryAfter}",
                }),
        });
        var device = Fixture.StartApplication(Given.Device);

        // The emulator knows no such operation, but here only the time of the poll counts.
        device.Ignore(LogCode.DpsFault, LogCode.DpsError);
        await IsAskedAgainAfterAsync(seconds);
        Assert.AreEqual("5.op", (await Fixture.RequestAsync(2)).OperationId);
    }

    [TestMethod]
    public async Task After429ItWaitsAtLeastForTheRetryAfterAndAsksAnew()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(
                DpsRequestKind.Register, Script.Error(429, 429001, "Throttled", retryAfter: 5)),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "606 throttled code=0");
        await IsAskedAgainAfterAsync(5);

        Assert.AreEqual(DpsRequestKind.Register, (await Fixture.RequestAsync(2)).Kind);
        var error = await device.ToldAsync(LogCode.DpsError);
        Assert.AreEqual("error=429001 tracking=6e0fdf0d-tracking message=Throttled", error.Text);
        await Fixture.TelemetryAsync("device-01", 1);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
    }

    [TestMethod]
    public async Task A429OfAProxyWithPageAndWithoutRetryAfterIsStillAThrottle()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(
                DpsRequestKind.Register,
                DpsAnswer.Reply(429, "<html><body>Too many requests</body></html>")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "606 throttled code=0");
        await IsAskedAgainAfterAsync(1);
        await Fixture.TelemetryAsync("device-01", 1);
    }

    [TestMethod]
    public async Task After429OnAPollItPollsTheSameOperation()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(
                DpsRequestKind.Poll, Script.Error(429, 429001, "Throttled", retryAfter: 3)),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "606 throttled code=0");
        await device.ToldAsync(LogCode.DpsError);
        await Fixture.TelemetryAsync("device-01", 1);

        var refused = await Fixture.RequestAsync(2);
        var again = await Fixture.RequestAsync(3);
        Assert.AreEqual(DpsRequestKind.Poll, again.Kind);
        Assert.AreEqual(refused.OperationId, again.OperationId);
        Assert.AreNotEqual(refused.Rid, again.Rid);
        Assert.IsGreaterThanOrEqualTo(3 - Grain, (again.Time - refused.Time).TotalSeconds);
    }

    private async Task IsAskedAgainAfterAsync(int seconds)
    {
        var first = await Fixture.RequestAsync(1);
        var second = await Fixture.RequestAsync(2);

        Assert.IsInRange(seconds - Grain, seconds + 20, (second.Time - first.Time).TotalSeconds);
        Assert.AreNotEqual(first.Rid, second.Rid);
    }
}
