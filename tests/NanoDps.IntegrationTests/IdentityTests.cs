using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>DPS does not know the device: the round ends, and the next is far away.</summary>
[TestClass]
public sealed class IdentityTests : EmulatorTest
{
    private static readonly TimeSpan LongerThanTheFirstBackoff = TimeSpan.FromSeconds(4);

    [TestMethod]
    public async Task AWrongKeyIsRefused()
    {
        await StartAsync();
        await RefusedAsync(
            Given.Device with { Key = Given.Key("somebody else") },
            "wrong sig: expected the signature");
    }

    [TestMethod]
    public async Task TheKeyOfTheGroupItselfIsRefused()
    {
        await StartAsync();
        await RefusedAsync(
            Given.GroupDevice with { IsGroupKey = false },
            "wrong sig: signed with the key of group fleet itself; "
            + "derive the device's key from it");
    }

    [TestMethod]
    public async Task AWrongIdScopeIsRefused()
    {
        await StartAsync();
        await RefusedAsync(
            Given.Device with { IdScope = "0ne0000FFFF" },
            "wrong id scope: expected 0ne00000A0A, got 0ne0000FFFF");
    }

    [TestMethod]
    public async Task AnUnknownRegistrationIsRefused()
    {
        await StartAsync(Given.Options with { Groups = [] });
        await RefusedAsync(
            Given.Device with { RegistrationId = "device-99" },
            "expected an enrollment for device-99, there is none");
    }

    [TestMethod]
    public async Task ADisabledEnrollmentIsRefused()
    {
        await StartAsync(Given.Options with
        {
            Individual = [Given.Enrollment("device-01") with { Disabled = true }],
        });
        await RefusedAsync(Given.Device, "the individual enrollment is disabled");
    }

    [TestMethod]
    public async Task ADeviceWhoseClockIsTwoHoursBehindSignsTokensThatHaveExpired()
    {
        await StartAsync(Given.Options with { Clock = new ShiftedClock(TimeSpan.FromHours(2)) });
        await RefusedAsync(Given.Device, "wrong se: ");
    }

    [TestMethod]
    public async Task AWrongKeyIsAnsweredWith401()
    {
        await StartAsync(Given.Options with { IdentityRefusal = IdentityRefusal.Answer });
        var device = Fixture.StartApplication(
            Given.Device with { Key = Given.Key("somebody else") });

        await EndsAsync(device, "602!unauthorized: check key, id-scope, clock code=0");
        await HasErrorAsync(device, "error=401002", "message=Unauthorized");
    }

    [TestMethod]
    public async Task AnUnknownRegistrationIsAnsweredWith404()
    {
        await StartAsync(Given.Options with
        {
            IdentityRefusal = IdentityRefusal.Answer,
            Groups = [],
        });
        var device = Fixture.StartApplication(Given.Device with { RegistrationId = "device-99" });

        await EndsAsync(device, "604!not-found: check enrolment, registration-id code=0");
        await HasErrorAsync(device, "error=404201", "message=");
    }

    [TestMethod]
    public async Task ADisabledEnrollmentIsAnsweredWith200AndTheWordDisabled()
    {
        await StartAsync(Given.Options with
        {
            IdentityRefusal = IdentityRefusal.Answer,
            Individual = [Given.Enrollment("device-01") with { Disabled = true }],
        });
        var device = Fixture.StartApplication(Given.Device);

        await EndsAsync(device, "609!registration-disabled: enable it code=0");
    }

    private async Task RefusedAsync(DeviceSetup setup, string reason)
    {
        var device = Fixture.StartApplication(setup);

        await EndsAsync(device, "505!not-authorized: check key, enrolment, clock code=5");

        var refused = await Fixture.EventAsync(Dps, EventKind.ConnectRefused);
        Assert.StartsWith("CONNACK 5: " + reason, refused.Text);
    }

    private async Task EndsAsync(RunningDevice device, string fault)
    {
        await device.FaultAsync(LogCode.DpsFault, fault);
        Assert.IsInRange(150, 300, await device.PauseAsync());

        await Fixture.NobodyConnectsForAsync(LongerThanTheFirstBackoff);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
        Assert.AreEqual(0, Fixture.Emulator.Dps.Assignments.Count);
    }

    private static async Task HasErrorAsync(RunningDevice device, string code, string message)
    {
        var error = await device.ToldAsync(LogCode.DpsError);
        Assert.StartsWith(code + " tracking=", error.Text);
        Assert.Contains(message, error.Text);
    }
}
