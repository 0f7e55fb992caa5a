using NanoDps.Emulator.Dps;

namespace NanoDps.Conformance.Tests;

/// <summary>How the SDK takes 429 and 5xx: it waits and asks again.</summary>
[TestClass]
public sealed class ThrottlingTests : ConformanceTest
{
    private const string Throttled =
        """{"errorCode":429001,"trackingId":"t","message":"Throttled.","timestampUtc":"2026"}""";

    [TestMethod]
    [DataRow(429, 1)]
    [DataRow(500, 1)]
    [DataRow(503, 1)]
    public async Task ARegistrationIsTriedAgainAfterTheTimeInTheAnswer(int status, int seconds)
    {
        var report = await RunScriptAsync(
            request => request.Number == 1 ? DpsAnswer.Reply(status, Throttled, seconds) : null);
        var requests = Emulator.Dps.Requests.Snapshot();

        Assert.AreEqual("assigned", report.Path, report.ToString());
        Assert.AreEqual(DpsRequestKind.Register, requests[1].Kind);
        AssertWaited(requests, TimeSpan.FromSeconds(seconds));
    }

    [TestMethod]
    public async Task APollIsTriedAgainWithTheSameOperation()
    {
        var report = await RunScriptAsync(
            request => request.Number == 2 ? DpsAnswer.Reply(429, Throttled, 1) : null);
        var requests = Emulator.Dps.Requests.Snapshot();

        Assert.AreEqual("assigned", report.Path, report.ToString());
        Assert.AreEqual(requests[1].OperationId, requests[2].OperationId);
        AssertWaited([.. requests.Skip(1)], TimeSpan.FromSeconds(1));
    }

    [TestMethod]
    public async Task WithoutATimeInTheAnswerTheSdkWaitsTwoSeconds()
    {
        var report = await RunScriptAsync(
            request => request.Number == 1 ? DpsAnswer.Reply(429, Throttled) : null);

        Assert.AreEqual("assigned", report.Path, report.ToString());
        AssertWaited(Emulator.Dps.Requests.Snapshot(), TimeSpan.FromSeconds(2));
    }

    /// <summary>The service's spelling is lower case, and so is all that the SDK knows.</summary>
    [TestMethod]
    public async Task RetryAfterInCapitalsIsAsGoodAsNone()
    {
        var report = await RunScriptAsync(request => request.Number == 1
            ? DpsAnswer.Reply(429, Throttled) with { Query = $"$rid={request.Rid}&Retry-After=30" }
            : null);
        var requests = Emulator.Dps.Requests.Snapshot();

        Assert.AreEqual("assigned", report.Path, report.ToString());
        Assert.IsLessThan(TimeSpan.FromSeconds(30), requests[1].Time - requests[0].Time);
    }

    private Task<DeviceReport> RunScriptAsync(Func<DpsRequest, DpsAnswer?> script) => RunAsync(
        Given.Device(Given.Alone, "mqtt", hubTransport: null),
        Given.Options with { Script = script });

    private static void AssertWaited(IReadOnlyList<DpsRequest> requests, TimeSpan least)
    {
        // Its timers may end a little early by this process's clock.
        var waited = requests[1].Time - requests[0].Time;
        Assert.IsGreaterThan(least - TimeSpan.FromMilliseconds(50), waited);
    }
}
