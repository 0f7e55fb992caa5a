using NanoDps.Emulator.Events;

namespace NanoDps.Conformance.Tests;

/// <summary>
/// What the SDK makes of the faults of a script, on its way from DPS to the hub. Some of it is the
/// SDK's own fault; then the row says how a program that uses it ends.
/// </summary>
[TestClass]
public sealed class FaultTests : ConformanceTest
{
    [TestMethod]
    [DataRow("mqtt", "* register 1 answer delay=1")]
    [DataRow("mqtt", "* register 1 answer times=2")]
    [DataRow("mqtt", "* register 1 answer body=huge")]
    [DataRow("mqtt", "* register 1 answer retry-after=soon")]
    [DataRow("mqtt", "* register 1 answer retry-after=-5")]
    [DataRow("mqtt-ws", "* poll all answer times=3")]
    [DataRow("http", "* register 1 answer delay=1")]
    [DataRow("http", "* register 1 answer body=huge")]
    [DataRow("http", "* register 1 answer retry-after=soon")]
    public async Task TheSdkOvercomes(string transport, string script)
    {
        var report = await RunAsync(transport, script);

        Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        Assert.AreEqual(0, report.ExitCode, report.ToString());
    }

    [TestMethod]
    [DataRow("mqtt", "* connect 1 drop", "Error: read ECONNRESET")]
    [DataRow("mqtt", "* connect 1 close", "NotConnectedError: Unable to establish a connection")]
    [DataRow("mqtt", "* connect 1 refuse 3", "Error: Connection refused: Server unavailable")]
    [DataRow("mqtt", "* register 1 answer 400", "ArgumentError: incoming message failure")]
    [DataRow("mqtt", "* register 1 answer 404", "DeviceNotFoundError: incoming message failure")]
    [DataRow("mqtt", "* register 1 answer 409", "Error: incoming message failure")]
    [DataRow("mqtt", "* poll 1 state unassigned", "SyntaxError: status is unassigned")]
    [DataRow("mqtt", "* poll 1 state postponed", "SyntaxError: status is postponed")]
    [DataRow("mqtt-ws", "* connect 1 drop", "NotConnectedError: Unable to establish a connection")]
    [DataRow("mqtt-ws", "* connect 1 refuse 5", "Error: Connection refused: Not authorized")]
    [DataRow("http", "* register 1 drop", "Error: read ECONNRESET")]
    [DataRow("http", "* register 1 close", "Error: socket hang up")]
    [DataRow("http", "* register 1 answer 503 body=html", "ServiceUnavailableError: Error: <html>")]
    [DataRow("http", "* register 1 answer 429 body=none", "ThrottlingError: Error: ")]
    [DataRow("http", "* register 1 answer body=truncated", "Error: aborted")]
    [DataRow("http", "* poll 1 answer 404", "Error: Not found")]
    [DataRow("http", "* poll 1 state disabled", "SyntaxError: status is disabled")]
    public async Task TheSdkGivesUpAtDpsAndSaysWhy(string transport, string script, string fault)
    {
        var report = await RunAsync(transport, script);

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        StringAssert.StartsWith(report.Fault, fault, report.ToString());
    }

    [TestMethod]
    [DataRow(
        "mqtt", "* hub-connect 1 refuse 3", "assigned hub",
        "ServiceUnavailableError: mqtt.js returned Failure on first connection (Not authorized): "
        + "Connection refused: Server unavailable error")]
    [DataRow(
        "mqtt", "* publish 1 drop", "assigned connected telemetry",
        "NotConnectedError: read ECONNRESET")]
    [DataRow(
        "mqtt-ws", "* publish 1 drop", "assigned connected telemetry",
        "NotConnectedError: Connection to the server has been closed.")]
    public async Task TheSdkGivesUpAtTheHubAndSaysWhy(
        string transport, string script, string path, string fault)
    {
        var report = await RunAsync(transport, script);

        Assert.AreEqual(path, report.Path, report.ToString());
        Assert.AreEqual(fault, report.Fault, report.ToString());
    }

    /// <summary>By default it connects again, and sends again what nobody acknowledged.</summary>
    [TestMethod]
    [DataRow("mqtt", "* publish 1 drop")]
    [DataRow("mqtt", "* publish 1 close")]
    [DataRow("mqtt-ws", "* publish 1 drop")]
    public async Task TheSdkComesBackToTheHubThatItLost(string transport, string script)
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, transport, transport) with { HubRetries = true },
            Given.Faulty(script));

        Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        Assert.HasCount(1, Emulator.Hubs[0].Telemetry.Snapshot());
        Assert.AreEqual(2, Emulator.Events.Snapshot().Count(
            one => one.Kind == EventKind.Connected && one.Server == Given.Hub));
    }

    /// <summary>Whatever befell the first connection, the SDK takes it for a refusal.</summary>
    [TestMethod]
    public async Task TheSdkDoesNotTryAFirstConnectionAgain()
    {
        var report = await RunAsync(
            Given.Device(Given.Alone, "mqtt", "mqtt") with { HubRetries = true },
            Given.Faulty("* hub-connect 1 drop"));

        Assert.AreEqual("assigned hub", report.Path, report.ToString());
        Assert.AreEqual(
            "UnauthorizedError: mqtt.js returned Failure on first connection (Not authorized): "
            + "read ECONNRESET error",
            report.Fault);
    }

    /// <summary>
    /// The transport that was connected and no longer is calls a function that is none.
    /// </summary>
    [TestMethod]
    [DataRow("mqtt", "* subscribe 1 drop")]
    [DataRow("mqtt", "* register 1 drop")]
    [DataRow("mqtt", "* register 1 close")]
    [DataRow("mqtt", "* poll 1 drop")]
    [DataRow("mqtt-ws", "* register 1 close")]
    public async Task AConnectionThatIsLostWhileTheSdkWaitsEndsTheWholeProcess(
        string transport, string script)
    {
        AssertCrashed(
            await RunAsync(transport, script), "TypeError: callback is not a function");
    }

    /// <summary>
    /// Over MQTT the SDK parses before it looks at the status, and nobody catches. Over HTTPS it
    /// parses only what is said to be JSON, and misses the status in the rest.
    /// </summary>
    [TestMethod]
    [DataRow("mqtt", "* register 1 answer 503 body=html", "SyntaxError: Unexpected ")]
    [DataRow("mqtt", "* register 1 answer 429 body=none", "SyntaxError: Unexpected ")]
    [DataRow("mqtt", "* poll 1 answer body=truncated", "SyntaxError: Unexpected ")]
    [DataRow("http", "* register 1 answer body=html", "TypeError: Cannot read properties of und")]
    [DataRow("http", "* poll 1 answer body=none", "TypeError: Cannot read properties of undefined")]
    public async Task ABodyThatIsNoJsonEndsTheWholeProcess(
        string transport, string script, string fault)
    {
        AssertCrashed(await RunAsync(transport, script), fault);
    }

    /// <summary>HTTPS is of DPS alone; from there it goes on over MQTT.</summary>
    private Task<DeviceReport> RunAsync(string transport, string script) => RunAsync(
        Given.Device(Given.Alone, transport, transport == "http" ? "mqtt" : transport),
        Given.Faulty(script));

    private static void AssertCrashed(DeviceReport report, string fault)
    {
        Assert.AreEqual("", report.Path, report.ToString());
        Assert.AreEqual(1, report.ExitCode, report.ToString());
        StringAssert.Contains(report.Errors, fault);
        StringAssert.Contains(report.Errors, "azure-iot-provisioning-device");
    }
}
