using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;
using NanoDps.IntegrationTests.Support;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests;

/// <summary>
/// A sample of the fault matrix, each script run to its end in real time and over real TLS: the
/// device comes to its hub, or its log has the exact fault and the pause. The whole matrix runs in
/// virtual time.
/// </summary>
[TestClass]
public sealed class FaultScriptTests : EmulatorTest
{
    private const string OtherHub = "contoso-us.azure-devices.net";

    private static readonly TimeSpan LongerThanTheFirstBackoff = TimeSpan.FromSeconds(4);

    private static CancellationToken Soon =>
        new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [TestMethod]
    [DataRow("* accept 1 close", "408 handshake-lost code=-29312")]
    [DataRow("* handshake 1 drop", "408 handshake-lost code=-80")]
    [DataRow("* handshake 1 profile notYetValid", "302 clock-behind: allow NTP code=512")]
    [DataRow("* connect 1 close", "506 no-connack code=0")]
    [DataRow("* connect 1 refuse 3", "503 server-unavailable code=3")]
    [DataRow("* subscribe 1 drop", "205 connection-lost code=0")]
    [DataRow("* register 1 answer 429 body=html Retry-After=3", "606 throttled code=0")]
    [DataRow("* register 1 stall", "206 no-answer code=0")]
    [DataRow("* poll 1 answer body=truncated", "611 bad-reply code=0")]
    [DataRow("* poll 1 drop", "205 connection-lost code=0")]
    public async Task AfterOneFaultItComesToItsHub(string script, string fault)
    {
        var device = await StartAsync(script);

        await device.FaultAsync(LogCode.DpsFault, fault);
        await Fixture.TelemetryAsync("device-01", 1);

        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Injected));
    }

    [TestMethod]
    [DataRow("* handshake 1 profile untrustedRoot", "403!certificate-untrusted: look for a TLS proxy code=8")]
    [DataRow("* connect 1 refuse 5", "505!not-authorized: check key, enrolment, clock code=5")]
    [DataRow("* poll 1 state failed error=400207 message='No hub'", "608!registration-failed: see error code=0")]
    [DataRow("* poll 1 state postponed", "610!registration-unknown: update firmware code=0")]
    [DataRow("* poll 1 answer connection-profile=mqttV5", "613!hub-profile: assign an MQTT 3.1.1 hub code=0")]
    public async Task AfterAFaultThatSomebodyMustMendItPauses(string script, string fault)
    {
        var device = await StartAsync(script);
        device.Ignore(LogCode.DpsError);

        await device.FaultAsync(LogCode.DpsFault, fault);
        Assert.IsInRange(150, 300, await device.PauseAsync());
        await Fixture.NobodyConnectsForAsync(LongerThanTheFirstBackoff);
        Assert.AreEqual(0, Fixture.Count(Given.Hub, EventKind.Hello));
    }

    [TestMethod]
    [DataRow("* poll 1 answer times=3")]
    [DataRow("* register 1 answer times=3")]
    [DataRow("* register 1 answer retry-after=99999999999")]
    [DataRow("* register 1 answer delay=2 body=huge bytes=20000")]
    public async Task WhatIsOnlyOddDoesNotDisturbIt(string script)
    {
        await StartAsync(script);

        await Fixture.TelemetryAsync("device-01", 2);

        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
    }

    [TestMethod]
    public async Task ABadDayEndsAtTheHub()
    {
        var device = await StartAsync(
            """
            * connect      1  close
            * register     1  answer 429 body=none Retry-After=1
            * register     2  answer rid=wrong cut-after=0.5
            * hub-accept   1  close
            * hub-connect  1  refuse 3
            * publish      2  close
            """);
        device.Ignore(LogCode.DpsFault, LogCode.HubFault);

        await Fixture.TelemetryAsync("device-01", 3);

        Assert.AreEqual(6, Fixture.Events.Count(one => one.Kind == EventKind.Injected));
    }

    [TestMethod]
    [DataRow("* hub-accept 1 close", "408 handshake-lost code=-29312")]
    [DataRow("* hub-connect 1 refuse 5", "505!not-authorized: check key, enrolment, clock code=5")]
    [DataRow("* hub-connect 1 close", "506 no-connack code=0")]
    [DataRow("* publish 2 drop", "205 connection-lost code=0")]
    public async Task AfterAFaultAtTheHubItComesBackAndSendsEverything(string script, string fault)
    {
        var device = await StartAsync(script);

        await device.FaultAsync(LogCode.HubFault, fault);
        await Fixture.TelemetryAsync("device-01", 4);

        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
    }

    [TestMethod]
    public async Task AMessageWhoseAcknowledgementIsLostIsSentAgainAsADuplicate()
    {
        await StartAsync("* publish 1 silence");

        var messages = await Fixture.TelemetryAsync("device-01", 2);

        Assert.IsFalse(messages[0].Duplicate);
        Assert.IsTrue(messages[1].Duplicate);
        CollectionAssert.AreEqual(messages[0].Body.ToArray(), messages[1].Body.ToArray());
    }

    [TestMethod]
    public async Task ItGoesToTheHubThatTheRegistrationNames()
    {
        await StartAsync($"* register 1 assign {OtherHub}");

        await Fixture.Emulator.Hub(OtherHub).WaitForTelemetryAsync("device-01", 1, Soon);

        Assert.AreEqual(0, Fixture.Count(Given.Hub, EventKind.Hello));
    }

    [TestMethod]
    public async Task AHubThatFailsOverIsFoundAtItsNewAddress()
    {
        var device = await StartAsync("* publish 2 failover");
        Fixture.Emulator.Events.Added += one =>
        {
            // The old address closes after that.
            if (one.Kind == EventKind.FailedOver)
            {
                device.Host.Names.Map(
                    $"{Given.Hub}:8883", Fixture.Hub.Endpoint.Address.ToString());
            }
        };

        await device.FaultAsync(LogCode.HubFault, "205 connection-lost code=0");
        await Fixture.TelemetryAsync("device-01", 3);

        Assert.AreEqual("127.0.0.2", Fixture.Hub.Endpoint.Address.Address.ToString());
        Assert.AreEqual(1, Fixture.Count(Dps, EventKind.Connected));
    }

    private async Task<RunningDevice> StartAsync(string script)
    {
        await StartAsync(Given.Options with
        {
            Hubs = [new HubOptions(Given.Hub), new HubOptions(OtherHub)],
            Faults = FaultScript.Parse(script),
        });
        Fixture.Allow(EventKind.TlsFailed);
        return Fixture.StartApplication(Given.Device);
    }
}
