using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>DPS answers something other than "assigned", or nothing that can be read.</summary>
[TestClass]
public sealed class AnswerTests : EmulatorTest
{
    private static readonly TimeSpan LongerThanTheFirstBackoff = TimeSpan.FromSeconds(4);

    [TestMethod]
    [DataRow(500, 500001)]
    [DataRow(503, 503001)]
    public async Task AnErrorOfTheServiceIsTriedAgainOnTheSameConnection(int status, int code)
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Register, Script.Error(status, code, "Try again")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "607 service-error code=0");
        var error = await device.ToldAsync(LogCode.DpsError);
        await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual($"error={code} tracking=6e0fdf0d-tracking message=Try again", error.Text);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Register));
    }

    [TestMethod]
    [DataRow(202, "")]
    [DataRow(202, "<html>")]
    [DataRow(202, "{")]
    [DataRow(202, "[]")]
    [DataRow(202, """{"operationId":"5.op","status":""")]
    [DataRow(202, """{"status":"assigning"}""")]
    [DataRow(202, """{"operationId":"5.#","status":"assigning"}""")]
    [DataRow(200, """{"status":"assigned","registrationState":{"deviceId":"device-01"}}""")]
    [DataRow(200, """{"status":"assigned","registrationState":{"assignedHub":"contoso-eu.azure""")]
    [DataRow(302, "{}")]
    public async Task AnAnswerThatCannotBeReadIsAskedForAgain(int status, string body)
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Register, DpsAnswer.Reply(status, body)),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "611 bad-reply code=0");
        await Fixture.TelemetryAsync("device-01", 1);

        var first = await Fixture.RequestAsync(1);
        var second = await Fixture.RequestAsync(2);
        Assert.AreEqual(DpsRequestKind.Register, second.Kind);
        Assert.AreNotEqual(first.Rid, second.Rid);
    }

    [TestMethod]
    public async Task AFailedRegistrationEndsTheRoundWithTheServicesReason()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.State(
                "failed",
                ("errorCode", 400207),
                ("errorMessage", "Custom allocation failed with status code: 503"))),
        });
        var device = Fixture.StartApplication(Given.Device);

        await EndsAsync(device, "608!registration-failed: see error code=0");
        Assert.AreEqual(
            "error=400207 tracking=- message=Custom allocation failed with status code: 503",
            (await device.ToldAsync(LogCode.DpsError)).Text);
    }

    [TestMethod]
    public async Task ADisabledRegistrationEndsTheRound()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.State("disabled")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await EndsAsync(device, "609!registration-disabled: enable it code=0");
    }

    [TestMethod]
    public async Task AnUnknownStatusEndsTheRound()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.State("postponed")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await EndsAsync(device, "610!registration-unknown: update firmware code=0");
    }

    [TestMethod]
    public async Task ABadRequestEndsTheRound()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Register, Script.Error(400, 400004, "Bad request")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await EndsAsync(device, "601!bad-request: see error code=0");
        Assert.AreEqual(
            "error=400004 tracking=6e0fdf0d-tracking message=Bad request",
            (await device.ToldAsync(LogCode.DpsError)).Text);
    }

    [TestMethod]
    [DataRow(404, 404201)]
    [DataRow(409, 409001)]
    [DataRow(412, 412001)]
    public async Task AnOperationThatIsGoneIsRegisteredAnew(int status, int code)
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Error(status, code, "Gone")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "605 conflict code=0");
        await device.ToldAsync(LogCode.DpsError);
        await Fixture.TelemetryAsync("device-01", 1);

        var gone = await Fixture.RequestAsync(2);
        Assert.AreEqual(DpsRequestKind.Register, (await Fixture.RequestAsync(3)).Kind);
        Assert.AreNotEqual(gone.OperationId, (await Fixture.RequestAsync(4)).OperationId);
    }

    private async Task EndsAsync(RunningDevice device, string fault)
    {
        await device.FaultAsync(LogCode.DpsFault, fault);
        Assert.IsInRange(150, 300, await device.PauseAsync());

        var requests = Fixture.Emulator.Dps.Requests.Total;
        await Fixture.NobodyConnectsForAsync(LongerThanTheFirstBackoff);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
        Assert.AreEqual(requests, Fixture.Emulator.Dps.Requests.Total);
        Assert.AreEqual(0, Fixture.Count(Given.Hub, EventKind.Hello));
    }
}
