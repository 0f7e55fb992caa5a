using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;
using NanoDps.Https;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>DPS by HTTPS, from the start or because nothing else gets through.</summary>
[TestClass]
public sealed class HttpsTests : EmulatorTest
{
    /// <summary>Nothing listens there.</summary>
    private const string Blocked = "127.0.0.1:1";

    private const double Grain = 0.05;

    private static DeviceSetup HttpsFirst { get; } = Given.Device with
    {
        Features = features =>
        {
            features.Fallback = new HttpsTransport(features.Memory);
            features.Memory.UsesFallback = true;
        },
    };

    private static DeviceSetup MqttFirst { get; } = Given.Device with
    {
        Features = features => features.Fallback = new HttpsTransport(features.Memory),
    };

    [TestMethod]
    public async Task ItRegistersAndSendsToItsHub()
    {
        await StartAsync(HttpsFirst);

        var register = await Fixture.RequestAsync(1);
        var poll = await Fixture.RequestAsync(2);
        Assert.AreEqual(DpsRequestKind.Register, register.Kind);
        Assert.AreEqual(Emulator.Dps.DpsTransport.Https, register.Transport);
        Assert.AreEqual("{\"registrationId\":\"device-01\"}", register.BodyText);
        Assert.AreEqual(
            "PUT /0ne00000A0A/registrations/device-01/register?api-version=2019-03-31",
            register.Topic);
        Assert.AreEqual(Emulator.Dps.DpsTransport.Https, poll.Transport);
        await Fixture.TelemetryAsync("device-01", 1);
        Assert.AreEqual(0, Fixture.Count(Dps, EventKind.Connected));
    }

    [TestMethod]
    public async Task PayloadAndApiVersionGoOutAndThePayloadComesBack()
    {
        await StartAsync(
            HttpsFirst with
            {
                Features = features =>
                {
                    HttpsFirst.Features(features);
                    features.Payload = "{\"model\":\"m5\"}";
                    features.ApiVersion = "2021-06-01";
                },
            });

        var register = await Fixture.RequestAsync(1);
        Assert.AreEqual("2021-06-01", register.ApiVersion);
        Assert.AreEqual(
            "{\"registrationId\":\"device-01\",\"payload\":{\"model\":\"m5\"}}",
            register.BodyText);
        await Fixture.TelemetryAsync("device-01", 1);
    }

    [TestMethod]
    public async Task WhenPort8883IsBlockedItTakesThisWay()
    {
        var device = await StartAsync(MqttFirst with { DpsAddress = Blocked });

        await device.FaultAsync(
            LogCode.DpsFault, "203 unreachable: open port 8883 code=10061");
        await Fixture.TelemetryAsync("device-01", 1);

        var register = await Fixture.RequestAsync(1);
        Assert.AreEqual(Emulator.Dps.DpsTransport.Https, register.Transport);
        Assert.AreEqual(0, Fixture.Count(Dps, EventKind.Connected));
    }

    [TestMethod]
    public async Task WhenThisWayIsBlockedItTakesMqtt()
    {
        var device = await StartAsync(HttpsFirst, "* web-accept all close");

        await device.FaultAsync(LogCode.DpsFault, "408 handshake-lost code=-29312");
        await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual(
            Emulator.Dps.DpsTransport.Mqtt, (await Fixture.RequestAsync(1)).Transport);
    }

    [TestMethod]
    [DataRow("* register 1 answer 429 error=429001 Retry-After=5", 5)]
    [DataRow("* register 1 answer 429 error=429001 retry-AFTER=5", 5)]
    [DataRow("* register 1 answer 429 error=429001 retry-after=none", 1)]
    [DataRow("* register 1 answer 429 body=html retry-after=soon", 1)]
    public async Task After429ItWaitsAtLeastForTheRetryAfter(string script, int seconds)
    {
        var device = await StartAsync(HttpsFirst, script);
        device.Ignore(LogCode.DpsError);

        await device.FaultAsync(LogCode.DpsFault, "606 throttled code=0");
        var first = await Fixture.RequestAsync(1);
        var second = await Fixture.RequestAsync(2);
        Assert.IsInRange(
            seconds - Grain, seconds + 20, (second.Time - first.Time).TotalSeconds);
        await Fixture.TelemetryAsync("device-01", 1);
    }

    [TestMethod]
    [DataRow("* register 1 answer body=truncated", "611 bad-reply code=202")]
    [DataRow("* poll 1 answer body=truncated", "611 bad-reply code=200")]
    [DataRow("* poll 1 answer body=html", "611 bad-reply code=0")]
    [DataRow("* poll 1 answer body=none", "611 bad-reply code=0")]
    [DataRow("* poll 1 answer body=huge", "611 bad-reply code=200")]
    [DataRow("* register 1 drop", "205 connection-lost code=-1")]
    [DataRow("* register 1 close", "205 connection-lost code=10053")]
    [DataRow("* register 1 answer stop=body", "206 no-answer code=10060")]
    [DataRow("* register 1 answer stop=head", "206 no-answer code=10060")]
    [DataRow("* register 1 silence", "206 no-answer code=10060")]
    [DataRow("* web-handshake 1 drop", "408 handshake-lost code=-80")]
    [DataRow("* web-handshake 1 profile notYetValid", "302 clock-behind: allow NTP code=512")]
    public async Task AfterOneFaultItComesToItsHub(string script, string fault)
    {
        var device = await StartAsync(HttpsFirst, script);

        await device.FaultAsync(LogCode.DpsFault, fault);
        await Fixture.TelemetryAsync("device-01", 1);
    }

    [TestMethod]
    [DataRow("untrustedRoot", "403!certificate-untrusted: look for a TLS proxy code=8")]
    [DataRow("wrongHostName", "402!certificate-name: check endpoint code=4")]
    [DataRow("expired", "401!certificate-expired: check clock code=1")]
    public async Task AServerThatIsNotDpsGetsNoRequest(string profile, string fault)
    {
        var device = await StartAsync(HttpsFirst, "* web-handshake all profile " + profile);

        await device.FaultAsync(LogCode.DpsFault, fault);
        Assert.IsInRange(150, 300, await device.PauseAsync());
        Assert.AreEqual(0, Fixture.Count(Dps, EventKind.Register));
    }

    [TestMethod]
    public async Task AWrongKeyIsRefusedWith401()
    {
        var device = await StartAsync(HttpsFirst with { Key = Given.Key("somebody else") });
        Fixture.Allow(EventKind.RequestRefused);
        device.Ignore(LogCode.DpsError);

        await device.FaultAsync(
            LogCode.DpsFault, "602!unauthorized: check key, id-scope, clock code=0");
        Assert.IsInRange(150, 300, await device.PauseAsync());
    }

    [TestMethod]
    public void ADeviceWithACertificateIsToldToTakeMqtt()
    {
        var settings = new Configuration.Settings(
            System.Text.Encoding.UTF8.GetBytes(Given.Device.Configuration!));
        var e = Assert.ThrowsExactly<NotSupportedException>(
            () => new HttpsTransport(new DeviceMemory()).Connect(
                settings, null, "2019-03-31", null));
        Assert.AreEqual("https takes no certificate: use mqtt", e.Message);
    }

    private async Task<RunningDevice> StartAsync(DeviceSetup setup, string script = "")
    {
        await StartAsync(Given.Options with { Faults = FaultScript.Parse(script) });
        Fixture.Allow(EventKind.TlsFailed);
        var device = Fixture.StartLibrary(setup);
        Assert.IsTrue(device.Send("{}"));
        return device;
    }
}
