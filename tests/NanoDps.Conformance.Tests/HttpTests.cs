using System.Text.Json.Nodes;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>Where the SDK over HTTPS differs from the SDK over MQTT.</summary>
[TestClass]
public sealed class HttpTests : ConformanceTest
{
    [TestMethod]
    public async Task APollHasAnEmptyObjectForABody()
    {
        await RunAsync(Given.Device(Given.Alone, "http", hubTransport: null));
        var requests = Emulator.Dps.Requests.Snapshot();

        CollectionAssert.AreEqual(
            new[] { DpsRequestKind.Register, DpsRequestKind.Poll, DpsRequestKind.Poll },
            requests.Select(request => request.Kind).ToArray());
        CollectionAssert.AreEqual(
            new[] { """{"registrationId":"alone-01"}""", "{}", "{}" },
            requests.Select(request => request.BodyText).ToArray());
        Assert.AreEqual(
            "PUT /0ne00000A0A/registrations/alone-01/register?api-version=2019-03-31",
            requests[0].Topic);
    }

    [TestMethod]
    public async Task AWrongKeyIsUnauthorized()
    {
        Allow(EventKind.RequestRefused);
        var report = await RunAsync(
            Given.Device(Given.Alone, "http", "mqtt") with { Key = Given.KeyOf("another") });

        AssertRefused(report, "UnauthorizedError", 401, 401002);
    }

    [TestMethod]
    public async Task ADeviceThatNobodyEnrolledIsNotFound()
    {
        Allow(EventKind.RequestRefused);
        var report = await RunAsync(
            Given.Device("unknown-01", "http", "mqtt"), Given.Options with { Groups = [] });

        AssertRefused(report, "Error", 404, 404201);
        Assert.AreEqual("Error: Not found", report.Fault);
    }

    /// <summary>Its code that would wait is behind one that takes 300 and above for an end.</summary>
    [TestMethod]
    [DataRow(429, 429001, "ThrottlingError")]
    [DataRow(500, 500001, "InternalServerError")]
    [DataRow(503, 503001, "ServiceUnavailableError")]
    public async Task TheSdkDoesNotWaitWhereItIsThrottled(int status, int code, string fault)
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "http", "mqtt"),
            Given.Faulty($"* register 1 answer {status} error={code} retry-after=1"));

        AssertRefused(report, fault, status, code);
        Assert.HasCount(1, Emulator.Dps.Requests.Snapshot());
    }

    [TestMethod]
    public async Task TheSdkWaitsBetweenPollsAsTheHeaderSays()
    {
        await RunAsync(
            Given.Device(Given.Alone, "http", hubTransport: null),
            Given.Options with { RetryAfterSeconds = 1 });
        var requests = Emulator.Dps.Requests.Snapshot();

        var least = TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(50);
        Assert.IsGreaterThan(least, requests[1].Time - requests[0].Time);
        Assert.IsGreaterThan(least, requests[2].Time - requests[1].Time);
    }

    [TestMethod]
    public async Task AFailedRegistrationEndsTheSdkWithTheReason()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "http", "mqtt"),
            Given.Faulty("* poll 1 state failed error=400207 message='No.'"));

        Assert.AreEqual("ProvisioningRegistrationFailedError: registration failed", report.Fault);
        Assert.AreEqual(
            400207, report.Result["registrationState"]!["errorCode"]!.GetValue<int>());
    }

    private static void AssertRefused(DeviceReport report, string fault, int status, int code)
    {
        Assert.AreEqual("provisioning", report.Path, report.ToString());
        var step = report.Steps[^1];
        Assert.AreEqual(fault, step["fault"]!.GetValue<string>(), report.ToString());
        Assert.AreEqual(status, step["status"]!.GetValue<int>(), report.ToString());
        var body = JsonNode.Parse(step["body"]!.GetValue<string>())!;
        Assert.AreEqual(code, body["errorCode"]!.GetValue<int>(), report.ToString());
    }
}
