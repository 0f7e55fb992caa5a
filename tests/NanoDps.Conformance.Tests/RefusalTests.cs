using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
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
    public async Task ADisabledEnrollmentIsAStatusThatTheSdkDoesNotKnow()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            Answering with
            {
                Individual =
                [
                    new IndividualEnrollment(
                        Given.Alone, SymmetricKeys.FromBase64(Given.KeyOf(Given.Alone)))
                    {
                        Disabled = true,
                    },
                ],
            });

        AssertRefused(report, "SyntaxError: status is disabled");
        Assert.AreEqual("disabled", report.Result["status"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task AFailedRegistrationEndsTheSdkWithTheReason()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            Given.Options with { Script = FailsAtTheFirstPoll });

        AssertRefused(report, "ProvisioningRegistrationFailedError: registration failed");
        Assert.AreEqual(
            400207, report.Result["registrationState"]!["errorCode"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task AHubThatDoesNotKnowTheDeviceDoesNotAuthorizeIt()
    {
        Allow(EventKind.ConnectRefused);
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            Given.Options with { Script = AssignsWithoutTellingTheHub });

        Assert.AreEqual("assigned hub", report.Path, report.ToString());
        Assert.AreEqual(1, report.ExitCode);
        StringAssert.Contains(report.Fault, "Not authorized");
    }

    /// <summary>The SDK parses before it looks at the status, and nobody catches.</summary>
    [TestMethod]
    [DataRow(503, "<html>busy</html>")]
    [DataRow(429, "")]
    public async Task ABodyThatIsNoJsonEndsTheWholeProcess(int status, string body)
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt"),
            Given.Options with { Script = _ => DpsAnswer.Reply(status, body, 1) });

        Assert.AreEqual("", report.Path, report.ToString());
        Assert.AreEqual(1, report.ExitCode);
        StringAssert.Contains(report.Errors, "SyntaxError: Unexpected ");
        StringAssert.Contains(report.Errors, "azure-iot-provisioning-device-mqtt");
    }

    private static void AssertRefused(DeviceReport report, string fault)
    {
        Assert.AreEqual("provisioning", report.Path, report.ToString());
        Assert.AreEqual(fault, report.Fault, report.ToString());
        Assert.AreEqual(1, report.ExitCode, report.ToString());
    }

    private static DpsAnswer? FailsAtTheFirstPoll(DpsRequest request) =>
        request.Kind == DpsRequestKind.Register ? null : DpsAnswer.Reply(
            200,
            """
            {"operationId":"4.1","status":"failed","registrationState":{"status":"failed",
            "errorCode":400207,"errorMessage":"Custom allocation failed."}}
            """);

    private static DpsAnswer? AssignsWithoutTellingTheHub(DpsRequest request) =>
        request.Kind == DpsRequestKind.Register ? null : DpsAnswer.Reply(
            200,
            $$$"""
            {"operationId":"4.1","status":"assigned","registrationState":{"status":"assigned",
            "assignedHub":"{{{Given.Hub}}}","deviceId":"{{{Given.Alone}}}"}}
            """);
}
