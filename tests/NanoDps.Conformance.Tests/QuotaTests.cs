using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;

namespace NanoDps.Conformance.Tests;

/// <summary>The SDK where the emulator's quotas are used up.</summary>
[TestClass]
public sealed class QuotaTests : ConformanceTest
{
    /// <summary>With a retry-after of 0 the SDK polls as fast as it can.</summary>
    private static readonly EmulatorOptions Hasty = Given.Options with { AssigningPolls = 5 };

    [TestMethod]
    public async Task TheSixthPollInTenSecondsWaitsUntilItIsAllowed()
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", hubTransport: null), Hasty);
        var polls = Emulator.Dps.Requests.Snapshot()
            .Where(request => request.Kind == DpsRequestKind.Poll).ToList();

        Assert.AreEqual("assigned", report.Path, report.ToString());
        Assert.HasCount(7, polls);
        Assert.IsGreaterThan(TimeSpan.FromSeconds(9), polls[6].Time - polls[0].Time);
    }

    [TestMethod]
    public async Task OverHttpsTheSixthPollIsTheLast()
    {
        var report = await RunAsync(Given.Device(Given.Alone, "http", hubTransport: null), Hasty);

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        StringAssert.StartsWith(report.Fault, "ThrottlingError: Error: {\"errorCode\":429001,");
    }
}
