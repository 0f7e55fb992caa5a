using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>What the SDK makes of a refusal.</summary>
[TestClass]
public sealed class RefusalTests : ConformanceTest
{
    private static readonly EmulatorOptions Answering =
        Given.Options with { IdentityRefusal = IdentityRefusal.Answer };

    [TestMethod]
    public async Task AWrongKeyIsNotAuthorizedInTheConnack()
    {
        Allow(EventKind.ConnectRefused);
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt") with
        {
            Key = Given.KeyOf("another"),
        });

        AssertRefused(report, "Error: Connection refused: Not authorized");
        StringAssert.Contains(
            Told(EventKind.ConnectRefused).Single(), "expected the signature of a key of the");
    }

    [TestMethod]
    public async Task TheGroupsOwnKeyIsNotThatOfADevice()
    {
        Allow(EventKind.ConnectRefused);
        var report = await RunAsync(Given.Device(Given.Member, "mqtt", "mqtt") with
        {
            Key = Given.GroupKey,
        });

        AssertRefused(report, "Error: Connection refused: Not authorized");
        StringAssert.Contains(
            Told(EventKind.ConnectRefused).Single(), "signed with the key of group fleet itself");
    }

    [TestMethod]
    public async Task AWrongKeyIsUnauthorizedWhereTheAnswerSaysSo()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt") with { Key = Given.KeyOf("another") },
            Answering);

        AssertRefused(report, "UnauthorizedError: incoming message failure");
        Assert.AreEqual(401002, report.Result["errorCode"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task ADeviceThatNobodyEnrolledIsNotFound()
    {
        // With a group, any id may be a member's, and it is the key that is wrong.
        var report = await RunAsync(
            Given.Device("unknown-01", "mqtt", "mqtt"), Answering with { Groups = [] });

        AssertRefused(report, "DeviceNotFoundError: incoming message failure");
        Assert.AreEqual(404201, report.Result["errorCode"]!.GetValue<int>());
    }

    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("http")]
    public async Task ADisabledEnrollmentIsAStatusThatTheSdkDoesNotKnow(string transport)
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, transport, "mqtt"), Disabled(Answering));

        AssertRefused(report, "SyntaxError: status is disabled");
        Assert.AreEqual("disabled", report.Result["status"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task ADisabledEnrollmentIsNotAuthorizedInTheConnack()
    {
        Allow(EventKind.ConnectRefused);
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"), Disabled(Given.Options));

        AssertRefused(report, "Error: Connection refused: Not authorized");
        StringAssert.Contains(Told(EventKind.ConnectRefused).Single(), "enrollment is disabled");
    }

    [TestMethod]
    public async Task AFailedRegistrationEndsTheSdkWithTheReason()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            Given.Faulty("* poll 1 state failed error=400207 message='Custom allocation failed.'"));

        AssertRefused(report, "ProvisioningRegistrationFailedError: registration failed");
        Assert.AreEqual(
            400207, report.Result["registrationState"]!["errorCode"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task AHubThatNoLongerKnowsTheDeviceDoesNotAuthorizeIt()
    {
        Allow(EventKind.ConnectRefused);
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty("* hub-connect 1 remove"));

        Assert.AreEqual("assigned hub", report.Path, report.ToString());
        Assert.AreEqual(
            "UnauthorizedError: mqtt.js returned Failure on first connection (Not authorized): "
            + "Connection refused: Not authorized error",
            report.Fault);
    }

    private static EmulatorOptions Disabled(EmulatorOptions options) =>
        options with { Individual = [options.Individual[0] with { Disabled = true }] };

    private static void AssertRefused(DeviceReport report, string fault)
    {
        Assert.AreEqual("provisioning", report.Path, report.ToString());
        Assert.AreEqual(fault, report.Fault, report.ToString());
        Assert.AreEqual(1, report.ExitCode, report.ToString());
    }
}
