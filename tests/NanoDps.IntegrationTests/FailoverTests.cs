using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>
/// DPS or the hub moves to another address under a device, as in the failover to a paired region.
/// The address that a name had before is closed then, and the device's name map gives the name
/// another: only a device that resolves it again comes back.
/// </summary>
[TestClass]
public sealed class FailoverTests : EmulatorTest
{
    private const string Lost = "205 connection-lost code=0";
    private const string DpsName = Given.DpsHost + ":8883";
    private const string HubName = Given.Hub + ":8883";

    /// <summary>So long after the first answer a device polls: time to move in between.</summary>
    private static readonly EmulatorOptions Unhurried = Given.Options with { RetryAfterSeconds = 5 };

    [TestMethod]
    public async Task WhenDpsMovesInTheMiddleOfARegistrationTheDeviceEndsItAtTheNewAddress()
    {
        await StartAsync(Unhurried);
        var old = Fixture.Emulator.Dps.Endpoint.Address;
        var device = Follow(Fixture.StartApplication(Given.Device));
        await device.LineAsync(LogCode.DpsReply);

        await Fixture.Emulator.Dps.MoveAsync();
        await device.FaultAsync(LogCode.DpsFault, Lost);
        await Fixture.TelemetryAsync("device-01", 1);

        // One register request and one poll: the operation lives on.
        Assert.AreEqual(DpsRequestKind.Poll, (await Fixture.RequestAsync(2)).Kind);
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Poll));
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Register));
        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.TlsEstablished));
        CollectionAssert.AreEqual(
            new[]
            {
                $"{DpsName} {old}",
                $"{DpsName} {Fixture.Emulator.Dps.Endpoint.Address}",
                $"{HubName} {Fixture.Hub.Endpoint.Address}",
            },
            Route(device));
    }

    [TestMethod]
    public async Task WhenDpsLosesTheOperationInTheMoveTheDeviceRegistersAnew()
    {
        await StartAsync(Unhurried with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Error(404, 404201, "Operation not found")),
        });
        var device = Follow(Fixture.StartApplication(Given.Device));
        await device.LineAsync(LogCode.DpsReply);

        await Fixture.Emulator.Dps.MoveAsync();
        await device.FaultAsync(LogCode.DpsFault, Lost);
        await device.FaultAsync(LogCode.DpsFault, "605 conflict code=0");
        await device.ToldAsync(LogCode.DpsError);
        await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual(2, Fixture.Count(Dps, EventKind.Register));
    }

    [TestMethod]
    public async Task WhileTheNameStillLeadsToTheOldAddressTheDeviceTriesOn()
    {
        await StartAsync(Unhurried);
        var device = Fixture.StartApplication(Given.Device);
        await device.LineAsync(LogCode.DpsReply);

        await Fixture.Emulator.Dps.MoveAsync();
        await device.FaultAsync(LogCode.DpsFault, Lost);
        await device.FaultAsync(LogCode.DpsFault, "203 unreachable: open port 8883 code=10061");
        Lead(device);
        await Fixture.TelemetryAsync("device-01", 1);

        var end = $"{DpsName} {Fixture.Emulator.Dps.Endpoint.Address}";
        Assert.AreEqual(end, Route(device).Last(one => one.StartsWith(DpsName, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task WhenTheHubMovesUnderAConnectionTheDeviceFollowsWithoutDps()
    {
        await StartAsync();
        var old = Fixture.Hub.Endpoint.Address;
        var device = Follow(Fixture.StartLibrary(Given.Device));
        device.Send("1");
        await device.LineAsync(LogCode.HubAcknowledged);

        await Fixture.Hub.MoveAsync();
        await device.FaultAsync(LogCode.HubFault, Lost);
        device.Send("2");
        await device.LineAsync(LogCode.HubAcknowledged, 2);

        var messages = await Fixture.TelemetryAsync("device-01", 2);
        CollectionAssert.AreEqual(new[] { "1", "2" }, messages.Select(one => one.BodyText).ToArray());
        CollectionAssert.AreEqual(
            new[] { $"{HubName} {old}", $"{HubName} {Fixture.Hub.Endpoint.Address}" },
            Route(device).Skip(1).ToArray());
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task WhenTheHubMovesInTheMiddleOfTelemetryNoMessageIsLostAndTheOrderStays()
    {
        await StartAsync();
        Task? move = null;
        Fixture.Hub.Telemetry.Added += message =>
        {
            if (message.Number == 3)
            {
                move = Fixture.Hub.MoveAsync();
            }
        };
        var device = Follow(Fixture.StartLibrary(Given.Device));
        for (var message = 1; message <= 6; message++)
        {
            Assert.IsTrue(device.Send($"{message}"));
        }

        await device.LineAsync(LogCode.HubAcknowledged, 6);
        await move!;
        await device.FaultAsync(LogCode.HubFault, Lost);

        // What was taken and not acknowledged comes twice, one behind the other.
        var bodies = Fixture.Hub.Telemetry.Snapshot().Select(one => one.BodyText).ToList();
        CollectionAssert.AreEqual(
            new[] { "1", "2", "3", "4", "5", "6" },
            bodies.Where((body, at) => at == 0 || body != bodies[at - 1]).ToArray());
    }

    [TestMethod]
    public async Task WhenAllMoveAtOnceADeviceAtTheHubAndOneAtDpsBothComeBack()
    {
        await StartAsync(Unhurried);
        var atHub = Follow(Fixture.StartApplication(Given.Device));
        await atHub.LineAsync(LogCode.HubAcknowledged);
        var atDps = Follow(Fixture.StartApplication(Given.GroupDevice));
        await atDps.LineAsync(LogCode.DpsReply);

        await Fixture.Emulator.FailOverAsync();
        await atHub.FaultAsync(LogCode.HubFault, Lost);
        await atDps.FaultAsync(LogCode.DpsFault, Lost);
        var before = Fixture.Hub.MessagesOf("device-01");
        await Fixture.TelemetryAsync("of-the-fleet-01", 1);
        await Fixture.TelemetryAsync("device-01", before + 1);

        Assert.AreEqual($"{HubName} {Fixture.Hub.Endpoint.Address}", Route(atHub)[^1]);
        Assert.AreEqual($"{HubName} {Fixture.Hub.Endpoint.Address}", Route(atDps)[^1]);
    }

    /// <summary>Keeps a device's names true from now on, before the old address closes.</summary>
    private RunningDevice Follow(RunningDevice device)
    {
        Fixture.Emulator.Events.Added += one =>
        {
            if (one.Kind == EventKind.FailedOver)
            {
                Lead(device);
            }
        };
        return device;
    }

    private void Lead(RunningDevice device)
    {
        var facts = Fixture.Emulator.Facts;
        foreach (var server in facts.Hubs.Prepend(facts.Dps))
        {
            device.Host.Names.Map(
                $"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}");
        }
    }

    /// <summary>Whom the device meant and where it came out, for each connection.</summary>
    private static string[] Route(RunningDevice device) =>
        [.. device.Host.Connections.Select(one => $"{one.Peer} {one.Target}")];
}
