using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class HappyPathTests
{
    [TestMethod]
    public async Task ADeviceRegistersIsAssignedAndDeliversTelemetry()
    {
        await using var emulator = await TestSupport.StartAsync();
        var key = TestSupport.AloneKeys.Primary;
        await using (var device = new Device(emulator, "alone-01", key))
        {
            var answer = await device.ProvisionAsync();
            Assert.AreEqual("assigned", answer.Json["status"]!.GetValue<string>());
            Assert.AreEqual(TestSupport.HubHost, answer.State["assignedHub"]!.GetValue<string>());
        }

        await using var again = new Device(emulator, "alone-01", key);
        await again.ConnectToHubAsync();
        await again.PublishAsync("devices/alone-01/messages/events/%24.ct=application%2Fjson&room=3", """{"t":21}""");
        var messages = await emulator.Hubs[0].WaitForTelemetryAsync(
            "alone-01", 1, TestSupport.Soon);

        Assert.AreEqual("""{"t":21}""", messages[0].BodyText);
        Assert.AreEqual("application/json", messages[0].Properties["$.ct"]);
        Assert.AreEqual("3", messages[0].Properties["room"]);
        Assert.AreEqual(1, emulator.Hubs[0].MessagesOf("alone-01"));
    }

    [TestMethod]
    public async Task TheLogTellsTheStoryOfADeviceInOrder()
    {
        await using var emulator = await TestSupport.StartAsync();
        var key = SymmetricKeys.FromBase64(TestSupport.GroupKey).DeriveFor("member-7").Primary;
        await using var device = new Device(emulator, "member-7", key);
        await device.ProvisionAsync();

        EventKind[] expected =
        [
            EventKind.Hello, EventKind.TlsEstablished, EventKind.Connected, EventKind.Subscribed,
            EventKind.Register, EventKind.Answer, EventKind.Poll, EventKind.Answer,
            EventKind.Poll, EventKind.Assigned, EventKind.Answer,
        ];
        CollectionAssert.AreEqual(
            expected,
            emulator.Events.Snapshot().Select(one => one.Kind)
                .Where(kind => kind != EventKind.Listening).ToArray());
    }
}
