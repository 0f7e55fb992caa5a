namespace NanoDps.Conformance.Tests;

[TestClass]
public sealed class SymmetricKeyTests : ConformanceTest
{
    [TestMethod]
    [DataRow("mqtt", "mqtt", Given.Alone)]
    [DataRow("mqtt", "mqtt", Given.Member)]
    [DataRow("mqtt-ws", "mqtt-ws", Given.Alone)]
    [DataRow("mqtt-ws", "mqtt-ws", Given.Member)]
    [DataRow("http", "mqtt", Given.Alone)]
    [DataRow("http", "mqtt", Given.Member)]
    [DataRow("http", "mqtt-ws", Given.Alone)]
    [DataRow("http", "mqtt-ws", Given.Member)]
    public async Task ADeviceIsAssignedAndItsTelemetryIsAcknowledged(
        string transport, string hubTransport, string id)
    {
        var report = await RunAsync(Given.Device(id, transport, hubTransport));

        Assert.AreEqual("assigned connected acknowledged", report.Path, report.ToString());
        Assert.AreEqual(0, report.ExitCode, report.ToString());
        Assert.AreEqual(Given.Hub, report.State["assignedHub"]!.GetValue<string>());
        Assert.AreEqual(id, report.State["deviceId"]!.GetValue<string>());
        Assert.AreEqual("initialAssignment", report.State["substatus"]!.GetValue<string>());
        Assert.AreEqual(transport, WayTo("dps"));
        Assert.AreEqual(hubTransport, WayTo(Given.Hub));
        var telemetry = Emulator.Hubs[0].Telemetry.Snapshot().Single();
        Assert.AreEqual(id, telemetry.DeviceId);
        Assert.AreEqual("""{"t":21.5}""", telemetry.BodyText);
    }
}
