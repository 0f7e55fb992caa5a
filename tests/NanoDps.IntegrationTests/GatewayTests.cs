using NanoDps.Emulator;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>
/// A device on a site whose only way out is a gateway that ends TLS under a root of its own. The
/// device is configured with the gateway as its endpoint and trusts the gateway's root alone; the
/// site's DNS leads the hub's name to the gateway, too.
/// </summary>
[TestClass]
public sealed class GatewayTests : EmulatorTest
{
    private const string Name = "edge-01.plant.example";
    private const string Gateway = "gateway";

    private static EmulatorOptions Options => Given.Options with
    {
        Gateway = new GatewayOptions(Name) { StandsIn = true },
    };

    private static DeviceSetup Device => Given.Device with
    {
        Configuration = Given.Device.Configuration + "\nendpoint = " + Name,
    };

    /// <summary>What a device on the site sees.</summary>
    private EmulatorFacts Site
    {
        get
        {
            var facts = Fixture.Emulator.Facts;
            var (gateway, caFile) = facts.Gateway!;
            return facts with
            {
                CaFile = caFile,
                Dps = gateway,
                Hubs = [.. facts.Hubs.Select(hub => gateway with { Name = hub.Name })],
            };
        }
    }

    [TestMethod]
    public async Task TheDeviceProvisionsAndSendsThroughIt()
    {
        await StartAsync(Options);
        var device = Fixture.StartApplication(Device, Site);

        await Fixture.TelemetryAsync("device-01", 3);
        await device.LineAsync(LogCode.HubAcknowledged, 3);

        var gateway = Fixture.Emulator.Gateway!.Endpoint.Address;
        CollectionAssert.AreEqual(
            new[] { $"{Name}:8883 {gateway}", $"{Given.Hub}:8883 {gateway}" },
            device.Host.Connections.Select(one => $"{one.Peer} {one.Target}").ToArray());
        CollectionAssert.AreEqual(
            new[] { $"forwarded to {Given.DpsHost}", $"forwarded to {Given.Hub}" },
            Texts(Gateway, EventKind.Connected));
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
        Assert.AreEqual(1, Fixture.Count(Given.Hub, EventKind.Connected));
    }

    [TestMethod]
    public async Task ToTheGatewayItOffersTheFourSuitesAsToTheServices()
    {
        await StartAsync(Options);
        var device = Fixture.StartApplication(Device, Site);

        await Fixture.TelemetryAsync("device-01", 1);

        var hellos = Fixture.Events
            .Where(one => one.Server == Gateway && one.Kind == EventKind.Hello)
            .Select(one => one.Hello!).ToArray();
        CollectionAssert.AreEqual(
            new[] { Name, Given.Hub }, hellos.Select(one => one.ServerName).ToArray());
        foreach (var hello in hellos)
        {
            CollectionAssert.AreEqual(
                new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028, 0x00FF }, hello.CipherSuites.ToArray());
        }

        Assert.IsTrue(device.Host.Handshakes.All(one => one.CipherSuiteId == 0xC02F));
    }

    [TestMethod]
    public async Task AServiceWithoutTheGatewaysRootIsNotTrusted()
    {
        await StartAsync(Options);
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartApplication(
            Given.Device, Fixture.Emulator.Facts with { CaFile = Site.CaFile });

        await device.FaultAsync(
            LogCode.DpsFault, "403!certificate-untrusted: look for a TLS proxy code=8");
        await device.PauseAsync();
    }

    [TestMethod]
    public async Task AGatewayIsNotTrustedByADeviceThatHasTheRootOfTheServicesAlone()
    {
        await StartAsync(Options);
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartApplication(
            Device, Site with { CaFile = Fixture.Emulator.Facts.CaFile });

        await device.FaultAsync(
            LogCode.DpsFault, "403!certificate-untrusted: look for a TLS proxy code=8");
        await device.PauseAsync();
        Assert.AreEqual(0, Fixture.Count(Dps, EventKind.Hello));
    }

    [TestMethod]
    public async Task AGatewayWithItsOwnNameAloneCannotStandInForTheHub()
    {
        await StartAsync(Given.Options with { Gateway = new GatewayOptions(Name) });
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartApplication(Device, Site);

        await device.FaultAsync(
            LogCode.HubFault, "402!certificate-name: check endpoint code=4");
        Assert.AreEqual(0, Fixture.Count(Given.Hub, EventKind.Hello));
    }

    [TestMethod]
    public async Task WhenTheHubFailsOverBehindItTheDeviceComesBackThroughIt()
    {
        await StartAsync(Options);
        var device = Fixture.StartApplication(Device, Site);
        await device.LineAsync(LogCode.HubAcknowledged);

        await Fixture.Hub.MoveAsync();
        await device.FaultAsync(LogCode.HubFault, "205 connection-lost code=0");
        var before = Fixture.Hub.MessagesOf("device-01");
        await Fixture.TelemetryAsync("device-01", before + 1);

        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
        Assert.AreEqual(3, Fixture.Count(Gateway, EventKind.Connected));
    }

    private string[] Texts(string server, EventKind kind) =>
        [.. Fixture.Events.Where(one => one.Server == server && one.Kind == kind).Select(one => one.Text)];
}
