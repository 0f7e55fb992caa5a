using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>The connection to DPS ends, or its answer does not come.</summary>
[TestClass]
public sealed class DpsLossTests : EmulatorTest
{
    [TestMethod]
    public async Task CutWhileItPollsItPollsTheSameOperationOnANewConnection()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, DpsAnswer.Drop),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "205 connection-lost code=0");
        await Fixture.TelemetryAsync("device-01", 1);

        var lost = await Fixture.RequestAsync(2);
        var again = await Fixture.RequestAsync(3);
        Assert.AreEqual(DpsRequestKind.Poll, again.Kind);
        Assert.AreEqual(lost.OperationId, again.OperationId);
        Assert.AreNotEqual(lost.Rid, again.Rid);
        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Connected));
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Register));
    }

    [TestMethod]
    public async Task CutWhileItRegistersItRegistersOnANewConnection()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Register, DpsAnswer.Drop),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "205 connection-lost code=0");
        await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Connected));
        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Register));
    }

    /// <summary>The one slow test: the deadline of an answer is 30 s.</summary>
    [TestMethod]
    public async Task AnAnswerToAnotherRequestIsNoneAndAfter30SItAsksOnANewConnection()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(
                DpsRequestKind.Register,
                request => Script.Assigned(Given.Hub) with { Query = $"$rid={request.Rid}0" }),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "206 no-answer code=0");
        await Fixture.TelemetryAsync("device-01", 1);

        var first = await Fixture.RequestAsync(1);
        var second = await Fixture.RequestAsync(2);
        Assert.AreEqual(DpsRequestKind.Register, second.Kind);
        Assert.AreNotEqual(first.Rid, second.Rid);
        Assert.IsInRange(30, 50, (second.Time - first.Time).TotalSeconds);
        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Connected));
    }
}
