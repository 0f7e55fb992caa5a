using System.Globalization;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>The hub takes telemetry, refuses the device, or loses it.</summary>
[TestClass]
public sealed class HubTests : EmulatorTest
{
    private const string Refused = "505!not-authorized: check key, enrolment, clock code=5";
    private const string Lost = "205 connection-lost code=0";

    [TestMethod]
    public async Task MessagesArriveOnceAndInTheirOrder()
    {
        await StartAsync();
        var device = Fixture.StartLibrary(Given.Device);
        await SendAsync(device, 1, 40);

        var messages = await Fixture.TelemetryAsync("device-01", 40);
        await device.LineAsync(LogCode.HubAcknowledged, 40);

        CollectionAssert.AreEqual(Numbers(1, 40), messages.Select(one => one.BodyText).ToArray());
        Assert.AreEqual(40, Fixture.Hub.MessagesOf("device-01"));
        Assert.IsTrue(messages.All(one => one.QualityOfService == 1));
        Assert.AreEqual("application/json", messages[0].Properties["$.ct"]);
        Assert.AreEqual("utf-8", messages[0].Properties["$.ce"]);
    }

    [TestMethod]
    public async Task AMessageOf100KbArrivesWhole()
    {
        await StartAsync();
        var body = "\"" + new string('x', 100_000) + "\"";
        var device = Fixture.StartLibrary(Given.Device);
        device.Send(body);

        var messages = await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual(body, messages[0].BodyText);
        await device.LineAsync(LogCode.HubAcknowledged);
    }

    [TestMethod]
    public async Task CutWhileNothingIsOnTheWayItConnectsAgainWithoutDps()
    {
        await StartAsync();
        var device = Fixture.StartLibrary(Given.Device);
        device.Send("1");
        await device.LineAsync(LogCode.HubAcknowledged);

        Assert.IsTrue(Fixture.Hub.Cut("device-01"));
        await device.FaultAsync(LogCode.HubFault, Lost);
        device.Send("2");
        await device.LineAsync(LogCode.HubAcknowledged, 2);

        Assert.AreEqual(2, Fixture.Count(Given.Hub, EventKind.Connected));
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task CutBeforeTheAcknowledgementItSendsTheMessageAgain()
    {
        await StartAsync();
        Fixture.Hub.Telemetry.Added += message =>
        {
            // In the server's hands, and its acknowledgement not on the way yet.
            if (message.Number == 3)
            {
                Fixture.Hub.Cut("device-01");
            }
        };
        var device = Fixture.StartLibrary(Given.Device);
        await SendAsync(device, 1, 6);

        await device.FaultAsync(LogCode.HubFault, Lost);
        await device.LineAsync(LogCode.HubAcknowledged, 6);

        var messages = await Fixture.TelemetryAsync("device-01", 7);
        CollectionAssert.AreEqual(
            new[] { "1", "2", "3", "3", "4", "5", "6" },
            messages.Select(one => one.BodyText).ToArray());
    }

    [TestMethod]
    public async Task DroppedAtTheSignInItComesBackLaterAndLater()
    {
        await StartAsync();
        Fixture.Emulator.Events.Added += one =>
        {
            // Before the CONNACK goes out. The third time it may stay.
            if (one.Kind == EventKind.Connected && one.Server == Given.Hub
                && Fixture.Count(Given.Hub, EventKind.Hello) <= 2)
            {
                Fixture.Hub.Cut("device-01");
            }
        };
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.HubFault, "506 no-connack code=0");
        await Fixture.TelemetryAsync("device-01", 1);

        var hellos = Fixture.Events
            .Where(one => one.Server == Given.Hub && one.Kind == EventKind.Hello)
            .Select(one => one.Time).ToArray();
        Assert.HasCount(3, hellos);
        Assert.IsInRange(1, 20, (hellos[1] - hellos[0]).TotalSeconds);
        Assert.IsInRange(2, 20, (hellos[2] - hellos[1]).TotalSeconds);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task RefusedOnceItTriesAgainWithoutDps()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned(Given.Hub)),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.HubFault, Refused);
        Fixture.Hub.Register("device-01", SymmetricKeys.FromBase64(Given.Device.Key));
        Fixture.Allow(EventKind.ConnectRefused);

        await Fixture.TelemetryAsync("device-01", 1);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task RefusedRightAfterARegistrationItKeepsToTheHub()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned(Given.Hub)),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.HubFault, Refused);
        await Fixture.EventAsync(Given.Hub, EventKind.ConnectRefused, count: 4);
        Fixture.Allow(EventKind.ConnectRefused);

        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task WithAKeyThatTheHubLacksItIsRefused()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned(Given.Hub)),
        });
        Fixture.Hub.Register("device-01", SymmetricKeys.FromBase64(Given.Key("somebody else")));
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.HubFault, Refused);
        var refused = await Fixture.EventAsync(Given.Hub, EventKind.ConnectRefused);
        Fixture.Allow(EventKind.ConnectRefused);

        Assert.StartsWith(
            "CONNACK 5: wrong sig: expected the signature of the device's key", refused.Text);
    }

    [TestMethod]
    public async Task AHubWhoseNameIsUnknownIsNamedSo()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned("nowhere.invalid")),
        });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(
            LogCode.HubFault, "202 name-unknown: check endpoint, DNS code=11001");
        await device.LineAsync(LogCode.HubConnecting, 2);
    }

    [TestMethod]
    public async Task AFullOutboxTakesNoMore()
    {
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned(Given.Hub)),
        });
        var device = Fixture.StartLibrary(Given.Device);
        for (var message = 1; message <= DeviceClient.OutboxCapacity; message++)
        {
            Assert.IsTrue(device.Send(Text(message)), $"message {message}");
        }

        Assert.IsFalse(device.Send("one too many"));
        await device.FaultAsync(LogCode.HubFault, Refused);
        Fixture.Allow(EventKind.ConnectRefused);
        Fixture.Hub.Register("device-01", SymmetricKeys.FromBase64(Given.Device.Key));

        var messages = await Fixture.TelemetryAsync("device-01", DeviceClient.OutboxCapacity);
        CollectionAssert.AreEqual(
            Numbers(1, DeviceClient.OutboxCapacity),
            messages.Select(one => one.BodyText).ToArray());
        await device.LineAsync(LogCode.HubAcknowledged, DeviceClient.OutboxCapacity);
        Assert.IsTrue(device.Send("and one more"));
    }

    /// <summary>Queues numbered messages, never more than the outbox takes.</summary>
    private static async Task SendAsync(RunningDevice device, int first, int last)
    {
        for (var message = first; message <= last; message++)
        {
            if (message > DeviceClient.OutboxCapacity)
            {
                await device.LineAsync(
                    LogCode.HubAcknowledged, message - DeviceClient.OutboxCapacity);
            }

            Assert.IsTrue(device.Send(Text(message)), $"message {message}");
        }
    }

    private static string[] Numbers(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(Text)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
