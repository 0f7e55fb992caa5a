using MQTTnet;
using MQTTnet.Protocol;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class HubTelemetryTests
{
    private const string Events = "devices/alone-01/messages/events/";
    private static readonly string Key = TestSupport.AloneKeys.Primary;

    [TestMethod]
    public async Task MessagesAreCountedAndKeptInOrder()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        for (var number = 1; number <= 5; number++)
        {
            await device.PublishAsync(Events, $"m{number}");
        }

        var messages = await emulator.Hubs[0].WaitForTelemetryAsync(
            "alone-01", 5, TestSupport.Soon);
        CollectionAssert.AreEqual(
            new[] { "m1 1", "m2 2", "m3 3", "m4 4", "m5 5" },
            messages.Select(one => $"{one.BodyText} {one.Number}").ToArray());
        Assert.AreEqual(5, emulator.Hubs[0].MessagesOf("alone-01"));
        Assert.AreEqual(0, emulator.Hubs[0].MessagesOf("nobody"));
        Assert.AreEqual(
            "message 1, QoS 1, 2 bytes",
            (await emulator.NextAsync(EventKind.Telemetry, "alone-01")).Text);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public async Task BothQualitiesOfServiceAreTaken(int quality)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        await device.PublishAsync(Events, "x", (MqttQualityOfServiceLevel)quality);
        var messages = await emulator.Hubs[0].WaitForTelemetryAsync(
            "alone-01", 1, TestSupport.Soon);

        Assert.AreEqual(quality, messages[0].QualityOfService);
        Assert.IsFalse(messages[0].Duplicate);
    }

    [TestMethod]
    [DataRow("", "")]
    [DataRow("a=1&b=two%20words", "a=1;b=two words")]
    [DataRow("%24.mid=7&%24.ct=application%2Fjson", "$.mid=7;$.ct=application/json")]
    [DataRow("flag&empty=", "flag=;empty=")]
    [DataRow("a=1/", "a=1")]
    public async Task ThePropertiesAreDecoded(string bag, string expected)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        await device.PublishAsync(Events + bag);
        var messages = await emulator.Hubs[0].WaitForTelemetryAsync(
            "alone-01", 1, TestSupport.Soon);

        var properties = messages[0].Properties.Select(one => $"{one.Key}={one.Value}");
        Assert.AreEqual(expected, string.Join(';', properties));
    }

    [TestMethod]
    public async Task TheTopicMayLackItsLastSlash()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        await device.PublishAsync("devices/alone-01/messages/events", "x");

        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task RetainBecomesAProperty()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        await device.Client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(Events).WithRetainFlag().Build(),
            TestSupport.Soon);
        var messages = await emulator.Hubs[0].WaitForTelemetryAsync(
            "alone-01", 1, TestSupport.Soon);

        Assert.AreEqual("true", messages[0].Properties["mqtt-retain"]);
    }

    [TestMethod]
    [DataRow("devices/other/messages/events/", 1, "expected the topic devices/alone-01/messages/events/, got devices/other/messages/events/")]
    [DataRow("devices/alone-01/messages/eventsX", 1, "expected the topic devices/alone-01/messages/events/, got devices/alone-01/messages/eventsX")]
    [DataRow("$iothub/twin/GET/?$rid=1", 0, "expected the topic devices/alone-01/messages/events/, got $iothub/twin/GET/?$rid=1")]
    [DataRow(Events, 2, "expected a PUBLISH with QoS 0 or 1, got QoS 2 on devices/alone-01/messages/events/; publish with QoS 1")]
    public async Task AForeignTopicOrQoS2ClosesTheConnection(
        string topic, int quality, string reason)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        _ = device.PublishAsync(topic, "x", (MqttQualityOfServiceLevel)quality);

        await device.Disconnected;
        Assert.AreEqual(reason, (await emulator.NextAsync(EventKind.Violation)).Text);
        Assert.AreEqual(0, emulator.Hubs[0].Telemetry.Total);
    }

    [TestMethod]
    [DataRow(HubServer.MaxMessageBytes, true)]
    [DataRow(HubServer.MaxMessageBytes + 1, false)]
    public async Task AMessageHasAtMost256KB(int bytes, bool taken)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);
        var publishing = device.PublishAsync(Events, new string('x', bytes));
        if (taken)
        {
            await publishing;
            Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
            return;
        }

        await device.Disconnected;
        Assert.AreEqual(
            "expected at most 262144 bytes, got 262145",
            (await emulator.NextAsync(EventKind.Violation)).Text);
    }

    [TestMethod]
    public async Task ASubscriptionIsRefusedSinceTheHubTakesTelemetryOnly()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await ConnectedAsync(emulator);

        Assert.AreEqual(
            MqttClientSubscribeResultCode.UnspecifiedError,
            await device.SubscribeAsync("$iothub/methods/POST/#"));
        Assert.IsTrue(device.Client.IsConnected);
    }

    private static async Task<Device> ConnectedAsync(ServiceEmulator emulator)
    {
        emulator.Hubs[0].Register("alone-01", TestSupport.AloneKeys);
        var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToHubAsync();
        return device;
    }
}
