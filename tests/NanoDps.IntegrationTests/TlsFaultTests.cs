using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>Each way in which a server is wrong in TLS has its one exact fault.</summary>
[TestClass]
public sealed class TlsFaultTests : EmulatorTest
{
    private const string Alert = "405!tls-alert: check the CLR's suites";
    private const string Untrusted = "403!certificate-untrusted: look for a TLS proxy";
    private const string WrongName = "402!certificate-name: check endpoint";
    private const string Expired = "401!certificate-expired: check clock";
    private const string NotYetValid = "302 clock-behind: allow NTP";

    // The last column is what the server sees: the client's alert, or what its own library says.
    [TestMethod]
    [DataRow(EndpointProfile.LegacySuite, -30592, Alert, "no shared cipher")]
    [DataRow(EndpointProfile.EcdsaCertificate, -30592, Alert, "no shared cipher")]
    [DataRow(EndpointProfile.UntrustedRoot, 8, Untrusted, "unknown ca")]
    [DataRow(EndpointProfile.WrongHostName, 4, WrongName, "bad certificate")]
    [DataRow(EndpointProfile.Expired, 1, Expired, "certificate expired")]
    public async Task AtDpsItEndsTheRound(
        EndpointProfile profile, int code, string fault, string server)
    {
        await StartAsync(Given.Options with { DpsProfile = profile });
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, $"{fault} code={code}");
        var pause = await device.PauseAsync();

        Assert.IsInRange(150, 300, pause);
        Assert.AreEqual(code, device.Host.Handshakes.Single().ResultCode);

        // A socket that is closed with bytes unread is reset, and a reset may overtake the alert.
        var failed = await Fixture.EventAsync(Dps, EventKind.TlsFailed);
        var isReset = failed.Text == "the handshake failed: Connection reset by peer";
        Assert.IsTrue(
            failed.Text.Contains(server, StringComparison.Ordinal) || (isReset && code > 0),
            failed.Text);
    }

    [TestMethod]
    public async Task AServerOfTls11AloneRefusesWithAnAlert()
    {
        await StartAsync(Given.Options with { DpsProfile = EndpointProfile.Tls11 });
        Fixture.Allow(EventKind.TlsRefused);
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, Alert + " code=-30592");
        Assert.IsInRange(150, 300, await device.PauseAsync());
    }

    [TestMethod]
    public async Task AServerHelloOfTls11IsRefused()
    {
        await StartAsync(Given.Options with { DpsProfile = EndpointProfile.Tls11ServerHello });
        Fixture.Allow(EventKind.TlsRefused);
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, "406!tls-version: check endpoint code=-28288");
        Assert.IsInRange(150, 300, await device.PauseAsync());
    }

    [TestMethod]
    public async Task ACertificateOfTomorrowIsAFaultOfTheClock()
    {
        await StartAsync(Given.Options with { DpsProfile = EndpointProfile.NotYetValid });
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.DpsFault, NotYetValid + " code=512");

        // The clock may be set any moment: it tries again in the same round.
        await device.LineAsync(LogCode.DpsConnecting, 2);
        Assert.AreEqual(512, device.Host.Handshakes[0].ResultCode);
    }

    [TestMethod]
    [DataRow(EndpointProfile.LegacySuite, -30592, Alert)]
    [DataRow(EndpointProfile.EcdsaCertificate, -30592, Alert)]
    [DataRow(EndpointProfile.UntrustedRoot, 8, Untrusted)]
    [DataRow(EndpointProfile.WrongHostName, 4, WrongName)]
    [DataRow(EndpointProfile.Expired, 1, Expired)]
    [DataRow(EndpointProfile.NotYetValid, 512, NotYetValid)]
    public async Task AtTheHubItIsTriedAgain(EndpointProfile profile, int code, string fault)
    {
        await StartAsync(Given.Options with
        {
            Hubs = [new HubOptions(Given.Hub) { Profile = profile }],
        });
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartApplication(Given.Device);

        await device.FaultAsync(LogCode.HubFault, $"{fault} code={code}");
        await device.LineAsync(LogCode.HubConnecting, 2);

        Assert.AreEqual(code, device.Host.Handshakes[1].ResultCode);
        Assert.AreEqual(0, Fixture.Count(Given.Hub, EventKind.Connected));
    }
}
