using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>What the SDK puts on the wire, as far as it leaves the documents' examples.</summary>
[TestClass]
public sealed class WireTests : ConformanceTest
{
    [TestMethod]
    public async Task TheSdkNamesItselfInClientVersionAndAsksForTheOldestApiVersion()
    {
        await RunAsync(Given.Device(Given.Alone, "mqtt", hubTransport: null));

        Assert.AreEqual(
            "api-version 2019-03-31, client azure-iot-provisioning-device/1.9.1, "
            + "individual enrollment",
            Told(EventKind.Connected).Single());
        Assert.AreEqual(
            "$dps/registrations/res/#, QoS 1", Told(EventKind.Subscribed).Single());
    }

    [TestMethod]
    public async Task EveryRequestHasARidOfItsOwnAndAPollHasOneSpaceForABody()
    {
        await RunAsync(Given.Device(Given.Alone, "mqtt", hubTransport: null));
        var requests = Emulator.Dps.Requests.Snapshot();

        CollectionAssert.AreEqual(
            new[] { DpsRequestKind.Register, DpsRequestKind.Poll, DpsRequestKind.Poll },
            requests.Select(request => request.Kind).ToArray());
        CollectionAssert.AreEqual(
            new[] { """{"registrationId":"alone-01"}""", " ", " " },
            requests.Select(request => request.BodyText).ToArray());
        Assert.AreEqual(3, requests.Select(request => request.Rid).Distinct().Count());
        Assert.IsTrue(requests.All(request => Guid.TryParse(request.Rid, out _)));
    }

    [TestMethod]
    public async Task PropertiesOfAMessageReachTheHubAsTheyWere()
    {
        await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt") with
        {
            Messages =
            [
                new DeviceMessage("""{"t":"21 °C"}""")
                {
                    ContentType = "application/json",
                    Properties = new Dictionary<string, string>
                    {
                        ["room"] = "a/b c",
                        ["mark=&+"] = "ü%",
                    },
                },
            ],
        });
        var telemetry = Emulator.Hubs[0].Telemetry.Snapshot().Single();

        Assert.AreEqual("""{"t":"21 °C"}""", telemetry.BodyText);
        Assert.AreEqual(1, telemetry.QualityOfService);
        CollectionAssert.AreEquivalent(
            new[] { "$.ct: application/json", "room: a/b c", "mark=&+: ü%" },
            telemetry.Properties.Select(property => $"{property.Key}: {property.Value}").ToArray());
    }

    [TestMethod]
    public async Task TheLargestMessageThatTheSdkSendsIsTaken()
    {
        var body = new string('x', 256 * 1024);
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt") with
        {
            Messages = [new DeviceMessage(body)],
        });

        Assert.AreEqual(0, report.ExitCode, report.ToString());
        Assert.AreEqual(body, Emulator.Hubs[0].Telemetry.Snapshot().Single().BodyText);
    }
}
