namespace NanoDps.Conformance.Tests;

/// <summary>
/// What the SDK makes of the faults of a script, on its way from DPS to the hub. Some of it is the
/// SDK's own fault; then the row says how a program that uses it ends.
/// </summary>
[TestClass]
public sealed class FaultTests : ConformanceTest
{
    private const string Sent = "assigned connected acknowledged";

    [TestMethod]
    [DataRow("* register 1 answer delay=1")]
    [DataRow("* register 1 answer times=2")]
    [DataRow("* poll all answer times=3")]
    [DataRow("* register 1 answer body=huge")]
    [DataRow("* register 1 answer retry-after=soon")]
    [DataRow("* register 1 answer retry-after=-5")]
    public async Task TheSdkOvercomes(string script)
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty(script));

        Assert.AreEqual(Sent, report.Path, report.ToString());
        Assert.AreEqual(0, report.ExitCode, report.ToString());
    }

    [TestMethod]
    [DataRow("* connect 1 drop", "Error: read ECONNRESET")]
    [DataRow("* connect 1 close", "NotConnectedError: Unable to establish a connection")]
    [DataRow("* connect 1 refuse 3", "Error: Connection refused: Server unavailable")]
    [DataRow("* register 1 answer 400", "ArgumentError: incoming message failure")]
    [DataRow("* register 1 answer 404", "DeviceNotFoundError: incoming message failure")]
    [DataRow("* register 1 answer 409", "Error: incoming message failure")]
    [DataRow("* poll 1 state unassigned", "SyntaxError: status is unassigned")]
    [DataRow("* poll 1 state postponed", "SyntaxError: status is postponed")]
    public async Task TheSdkGivesUpAtDpsAndSaysWhy(string script, string fault)
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty(script));

        Assert.AreEqual("provisioning", report.Path, report.ToString());
        Assert.AreEqual(fault, report.Fault, report.ToString());
    }

    [TestMethod]
    [DataRow(
        "* hub-connect 1 refuse 3", "assigned hub",
        "ServiceUnavailableError: mqtt.js returned Failure on first connection (Not authorized): "
        + "Connection refused: Server unavailable error")]
    [DataRow(
        "* publish 1 drop", "assigned connected telemetry", "NotConnectedError: read ECONNRESET")]
    public async Task TheSdkGivesUpAtTheHubAndSaysWhy(string script, string path, string fault)
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty(script));

        Assert.AreEqual(path, report.Path, report.ToString());
        Assert.AreEqual(fault, report.Fault, report.ToString());
    }

    /// <summary>
    /// The transport that was connected and no longer is calls a function that is none.
    /// </summary>
    [TestMethod]
    [DataRow("* subscribe 1 drop")]
    [DataRow("* register 1 drop")]
    [DataRow("* register 1 close")]
    [DataRow("* poll 1 drop")]
    public async Task AConnectionThatIsLostWhileTheSdkWaitsEndsTheWholeProcess(string script)
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty(script));

        AssertCrashed(report, "TypeError: callback is not a function");
    }

    /// <summary>The SDK parses before it looks at the status, and nobody catches.</summary>
    [TestMethod]
    [DataRow("* register 1 answer 503 body=html")]
    [DataRow("* register 1 answer 429 body=none")]
    [DataRow("* poll 1 answer body=truncated")]
    public async Task ABodyThatIsNoJsonEndsTheWholeProcess(string script)
    {
        var report = await RunAsync(Given.Device(Given.Alone, "mqtt", "mqtt"), Given.Faulty(script));

        AssertCrashed(report, "SyntaxError: Un");
    }

    private static void AssertCrashed(DeviceReport report, string fault)
    {
        Assert.AreEqual("", report.Path, report.ToString());
        Assert.AreEqual(1, report.ExitCode, report.ToString());
        StringAssert.Contains(report.Errors, fault);
        StringAssert.Contains(report.Errors, "azure-iot-provisioning-device-mqtt");
    }
}
