using NanoDps.Emulator.Dps;

namespace NanoDps.Conformance.Tests;

/// <summary>How the SDK takes 429 and 5xx: it waits and asks again.</summary>
[TestClass]
public sealed class ThrottlingTests : ConformanceTest
{
    [TestMethod]
    [DataRow("mqtt", 429)]
    [DataRow("mqtt", 500)]
    [DataRow("mqtt", 503)]
    [DataRow("mqtt-ws", 429)]
    public async Task ARegistrationIsTriedAgainAfterTheTimeInTheAnswer(
        string transport, int status)
    {
        var requests = await RegisterAsync(
            transport, $"* register 1 answer {status} retry-after=1");

        Assert.AreEqual(DpsRequestKind.Register, requests[1].Kind);
        AssertWaited(requests[0], requests[1], seconds: 1);
    }

    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("mqtt-ws")]
    public async Task APollIsTriedAgainWithTheSameOperation(string transport)
    {
        var requests = await RegisterAsync(transport, "* poll 1 answer 429 retry-after=1");

        Assert.AreEqual(DpsRequestKind.Poll, requests[2].Kind);
        Assert.AreEqual(requests[1].OperationId, requests[2].OperationId);
        AssertWaited(requests[1], requests[2], seconds: 1);
    }

    [TestMethod]
    public async Task WithoutATimeInTheAnswerTheSdkWaitsTwoSeconds()
    {
        var requests = await RegisterAsync("mqtt", "* register 1 answer 429");

        AssertWaited(requests[0], requests[1], seconds: 2);
    }

    /// <summary>The service's spelling is lower case, and so is all that the SDK knows.</summary>
    [TestMethod]
    public async Task RetryAfterInCapitalsIsAsGoodAsNone()
    {
        var requests = await RegisterAsync("mqtt", "* register 1 answer 429 Retry-After=30");

        AssertWaited(requests[0], requests[1], seconds: 2);
        Assert.IsLessThan(TimeSpan.FromSeconds(30), requests[1].Time - requests[0].Time);
    }

    private async Task<IReadOnlyList<DpsRequest>> RegisterAsync(string transport, string script)
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, transport, hubTransport: null), Given.Faulty(script));

        Assert.AreEqual("assigned", report.Path, report.ToString());
        return Emulator.Dps.Requests.Snapshot();
    }

    private static void AssertWaited(DpsRequest before, DpsRequest after, int seconds)
    {
        // Its timers may end a little early by this process's clock.
        var least = TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(50);
        Assert.IsGreaterThan(least, after.Time - before.Time);
    }
}
