using System.Text.Json.Nodes;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Tls;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>From boot to telemetry that the hub has taken.</summary>
[TestClass]
public sealed class HappyPathTests : EmulatorTest
{
    [TestMethod]
    [DataRow(0xC02F, ChainKind.Direct)]
    [DataRow(0xC030, ChainKind.Direct)]
    [DataRow(0xC027, ChainKind.Direct)]
    [DataRow(0xC028, ChainKind.Direct)]
    [DataRow(0xC02F, ChainKind.Azure)]
    [DataRow(0xC030, ChainKind.Azure)]
    [DataRow(0xC027, ChainKind.Azure)]
    [DataRow(0xC028, ChainKind.Azure)]
    public async Task ItProvisionsItselfWithEachSuiteAloneAndEachChain(int suite, ChainKind chain)
    {
        await StartAsync(Given.Options with { Suites = [(ushort)suite], Chain = chain });
        var device = Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync("device-01", 3);
        await device.LineAsync(LogCode.HubAcknowledged, 3);

        foreach (var server in new[] { Dps, Given.Hub })
        {
            var established = await Fixture.EventAsync(server, EventKind.TlsEstablished);
            Assert.AreEqual((ushort)suite, established.CipherSuite, server);
        }

        CollectionAssert.AreEqual(
            new[] { Given.DpsHost, Given.Hub },
            device.Host.Handshakes.Select(one => one.Host).ToArray());
        foreach (var handshake in device.Host.Handshakes)
        {
            Assert.AreEqual(0, handshake.ResultCode);
            Assert.AreEqual((ushort)suite, handshake.CipherSuiteId);
            Assert.AreEqual(
                TlsNames.Suite((ushort)suite), $"{handshake.CipherSuite} (0x{suite:X4})");
            Assert.AreEqual("TLSv1.2", handshake.ProtocolVersion);
        }
    }

    [TestMethod]
    public async Task ItTellsItsWholeStoryInOrder()
    {
        await StartAsync();
        var device = Fixture.StartApplication(Given.Device);

        await device.LineAsync(LogCode.HubAcknowledged);

        LogCode[] story =
        [
            LogCode.Boot, LogCode.NetworkJoining, LogCode.NetworkUp, LogCode.Clock,
            LogCode.DpsConnecting, LogCode.DpsConnected,
            LogCode.DpsRegister, LogCode.DpsReply,
            LogCode.DpsPoll, LogCode.DpsReply, LogCode.DpsAssigned,
            LogCode.DpsClosed,
            LogCode.HubConnecting, LogCode.HubConnected, LogCode.HubSent, LogCode.HubAcknowledged,
        ];
        CollectionAssert.AreEqual(
            story, device.Lines.Snapshot().Take(story.Length).Select(line => line.Code).ToArray());
    }

    [TestMethod]
    public async Task ItClosesDpsBeforeItOpensTheHub()
    {
        await StartAsync();
        Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync("device-01", 1);

        var events = Fixture.Events.ToList();
        var closed = events.FindIndex(
            one => one.Server == Dps && one.Kind == EventKind.Disconnected);
        var hello = events.FindIndex(one => one.Server == Given.Hub && one.Kind == EventKind.Hello);
        Assert.IsGreaterThanOrEqualTo(0, closed);
        Assert.IsGreaterThan(closed, hello);
    }

    [TestMethod]
    public async Task TwoDevicesInOneProcessEachComeToTheirOwnHub()
    {
        await StartAsync(Given.Options with
        {
            Hubs = [new HubOptions(Given.Hub), new HubOptions("contoso-us.azure-devices.net")],
            Individual =
            [
                Given.Enrollment("device-01") with { Hub = Given.Hub },
                Given.Enrollment("device-02") with { Hub = "contoso-us.azure-devices.net" },
            ],
        });
        var first = Fixture.StartApplication(Given.Device);
        var second = Fixture.StartApplication(new DeviceSetup("device-02", Given.Key("device-02")));

        await first.LineAsync(LogCode.HubAcknowledged, 2);
        await second.LineAsync(LogCode.HubAcknowledged, 2);

        var hubs = Fixture.Emulator.Hubs;
        CollectionAssert.AreEqual(new[] { "device-01" }, hubs[0].Connected.ToArray());
        CollectionAssert.AreEqual(new[] { "device-02" }, hubs[1].Connected.ToArray());
        Assert.AreEqual(2, first.Host.Handshakes.Count);
        Assert.AreEqual(2, second.Host.Handshakes.Count);
    }

    [TestMethod]
    public async Task ADeviceOfAGroupDerivesItsKey()
    {
        await StartAsync();
        Fixture.StartApplication(Given.GroupDevice);

        await Fixture.TelemetryAsync("of-the-fleet-01", 1);

        var connected = await Fixture.EventAsync(Dps, EventKind.Connected);
        Assert.Contains("enrollment group fleet", connected.Text);
        Assert.AreEqual("fleet", Fixture.Emulator.Dps.Assignments.Single().Group);
    }

    [TestMethod]
    public async Task AtTheHubItUsesTheDeviceIdThatItWasGiven()
    {
        await StartAsync(Given.Options with
        {
            Individual = [Given.Enrollment("device-01") with { DeviceId = "Pump-7" }],
        });
        var device = Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync("Pump-7", 2);

        Assert.AreEqual(
            $"assigned hub={Given.Hub} device=Pump-7 substatus=initialAssignment",
            (await device.LineAsync(LogCode.DpsAssigned)).Text);
        CollectionAssert.AreEqual(new[] { "Pump-7" }, Fixture.Hub.Connected.ToArray());
    }

    [TestMethod]
    [DataRow("a")]
    [DataRow("00:1a:2b.pump_7-b")]
    [DataRow("a1234567890123456789012345678901234567890123456789012345678901234567890123456789"
        + "012345678901234567890123456789012345678901234567")]
    public async Task ItRegistersWithEveryFormOfRegistrationId(string id)
    {
        await StartAsync();
        Fixture.StartApplication(Given.GroupDevice with { RegistrationId = id });

        await Fixture.TelemetryAsync(id, 1);
    }

    [TestMethod]
    public async Task AtTheHubItUsesADeviceIdWithEverySignThatOneMayHave()
    {
        const string id = "A-.%_*?!(),:=@$'z";
        await StartAsync(Given.Options with
        {
            Individual = [Given.Enrollment("device-01") with { DeviceId = id }],
        });
        Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync(id, 1);
    }

    [TestMethod]
    public async Task AnAnswerWithAPayloadOf90KbIsRead()
    {
        var payload = new JsonObject { ["note"] = new string('x', 90_000) };
        await StartAsync(Given.Options with
        {
            Script = Script.On(DpsRequestKind.Poll, Script.Assigned(Given.Hub, payload: payload)),
        });
        Fixture.Hub.Register("device-01", SymmetricKeys.FromBase64(Given.Device.Key));
        Fixture.StartApplication(Given.Device);

        await Fixture.TelemetryAsync("device-01", 1);
    }
}
