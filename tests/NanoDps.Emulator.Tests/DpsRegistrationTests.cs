using System.Globalization;
using MQTTnet.Protocol;
using NanoDps.Emulator.Configuration;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsRegistrationTests
{
    private static readonly string Key = TestSupport.AloneKeys.Primary;

    [TestMethod]
    public async Task ARegisterRequestIsAcceptedWith202AndAnOperation()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("4f-1");
        var answer = await device.AnswerAsync();

        Assert.AreEqual("$dps/registrations/res/202/?$rid=4f-1&retry-after=3", answer.Topic);
        Assert.AreEqual(MqttQualityOfServiceLevel.AtLeastOnce, answer.Quality);
        CollectionAssert.AreEqual(
            new[] { "operationId", "status" }, answer.Json.Select(field => field.Key).ToArray());
        Assert.AreEqual("assigning", answer.Json["status"]!.GetValue<string>());
        Assert.MatchesRegex(
            "^5\\.[0-9a-f]{16}\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            answer.Json["operationId"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task APendingPollIsAnsweredWith202AndTheState()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        var operation = await device.OperationAsync();
        await device.PollAsync("2", operation);
        var answer = await device.AnswerAsync();

        Assert.AreEqual("$dps/registrations/res/202/?$rid=2&retry-after=3", answer.Topic);
        Assert.AreEqual(operation, answer.Json["operationId"]!.GetValue<string>());
        Assert.AreEqual("assigning", answer.State["status"]!.GetValue<string>());
        Assert.AreEqual("alone-01", answer.State["registrationId"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task TheLastAnswerHasTheDocumentedState()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 24, 1, 2, 3, 456, TimeSpan.Zero));
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { AssigningPolls = 0, Clock = clock }, TestSupport.Soon);
        await using var device = await Device.AtDpsAsync(emulator);
        var operation = await device.OperationAsync();
        await device.PollAsync("2", operation);
        var answer = await device.AnswerAsync();

        Assert.AreEqual("$dps/registrations/res/200/?$rid=2", answer.Topic);
        Assert.AreEqual(operation, answer.Json["operationId"]!.GetValue<string>());
        Assert.AreEqual("assigned", answer.Json["status"]!.GetValue<string>());
        string[] fields =
        [
            "registrationId", "createdDateTimeUtc", "assignedHub", "deviceId", "status", "substatus",
            "lastUpdatedDateTimeUtc", "etag",
        ];
        CollectionAssert.AreEqual(fields, answer.State.Select(field => field.Key).ToArray());
        Assert.AreEqual("alone-01", answer.State["deviceId"]!.GetValue<string>());
        Assert.AreEqual("initialAssignment", answer.State["substatus"]!.GetValue<string>());
        Assert.AreEqual(
            "2026-11-24T01:02:03.4560000Z", answer.State["createdDateTimeUtc"]!.GetValue<string>());
        Assert.DoesNotContain("\\u", answer.Body);
    }

    [TestMethod]
    public async Task ADeviceOfAGroupIsToldItsGroup()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = new Device(emulator, "member-1", TestSupport.KeyOf("member-1"));
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(
            "fleet", answer.State["symmetricKey"]!["enrollmentGroupId"]!.GetValue<string>());
        Assert.AreEqual("member-1", answer.State["deviceId"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task TheDeviceIdOfAnEnrollmentGoesToTheDeviceAndTheHub()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with
            {
                Individual = [TestSupport.Alone with { DeviceId = "Pump 7" }],
            },
            TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", Key);
        var answer = await device.ProvisionAsync();

        Assert.AreEqual("Pump 7", answer.State["deviceId"]!.GetValue<string>());
        CollectionAssert.AreEqual(new[] { "Pump 7" }, emulator.Hubs[0].Devices.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(4)]
    public async Task AsManyPollsArePendingAsTheOptionsSay(int polls)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { AssigningPolls = polls }, TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", Key);
        await device.ProvisionAsync();

        Assert.AreEqual(2 + polls, emulator.Dps.Requests.Total);
    }

    [TestMethod]
    [DataRow(0, "$dps/registrations/res/202/?$rid=a&retry-after=0")]
    [DataRow(30, "$dps/registrations/res/202/?$rid=a&retry-after=30")]
    [DataRow(null, "$dps/registrations/res/202/?$rid=a")]
    public async Task RetryAfterIsWhatTheOptionsSay(int? seconds, string topic)
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { RetryAfterSeconds = seconds }, TestSupport.Soon);
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("a");

        Assert.AreEqual(topic, (await device.AnswerAsync()).Topic);
    }

    [TestMethod]
    [DataRow("$dps/registrations/PUT/iotdps-register/?rid=1", "$dps/registrations/res/202/?$rid=&retry-after=3")]
    [DataRow("$dps/registrations/PUT/iotdps-register/?$rid=a%20b", "$dps/registrations/res/202/?$rid=a%20b&retry-after=3")]
    [DataRow("$dps/registrations/PUT/iotdps-register/?x=y&$rid=1", "$dps/registrations/res/202/?$rid=1&retry-after=3")]
    [DataRow("$dps/registrations/PUT/iotdps-register/?", "$dps/registrations/res/202/?$rid=&retry-after=3")]
    public async Task TheRidIsEchoedAsItCame(string topic, string answerTopic)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        await device.PublishAsync(topic, """{"registrationId":"alone-01"}""");

        Assert.AreEqual(answerTopic, (await device.AnswerAsync()).Topic);
    }

    [TestMethod]
    public async Task ARegisterRequestWithAPayloadIsAccepted()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        const string body = """{"registrationId":"ALONE-01","payload":{"model":"x"},"unknown":1}""";
        await device.PublishAsync("$dps/registrations/PUT/iotdps-register/?$rid=1", body);

        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
        Assert.AreEqual(body, emulator.Dps.Requests.Snapshot()[0].BodyText);
    }

    [TestMethod]
    public async Task AnOperationOutlivesTheConnectionAndAnswersAgainAndAgain()
    {
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { AssigningPolls = 0 }, TestSupport.Soon);
        string operation;
        await using (var first = await Device.AtDpsAsync(emulator))
        {
            operation = await first.OperationAsync();
        }

        await using var second = await Device.AtDpsAsync(emulator);
        await second.PollAsync("1", operation);
        await second.PollAsync("2", operation);

        Assert.AreEqual(200, (await second.AnswerAsync()).Status);
        Assert.AreEqual(200, (await second.AnswerAsync()).Status);
        Assert.HasCount(1, emulator.Dps.Assignments);
    }

    [TestMethod]
    public async Task RegisteringAgainKeepsTheHubAndTheDateOfCreation()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { Clock = clock }, TestSupport.Soon);
        string created;
        await using (var first = new Device(emulator, "alone-01", Key))
        {
            var answer = await first.ProvisionAsync();
            created = answer.State["createdDateTimeUtc"]!.GetValue<string>();
        }

        clock.Advance(TimeSpan.FromSeconds(90));
        await using var second = new Device(emulator, "alone-01", Key);
        var again = await second.ProvisionAsync();

        Assert.AreEqual(created, again.State["createdDateTimeUtc"]!.GetValue<string>());
        Assert.AreEqual(
            DateTimeOffset.Parse(created, CultureInfo.InvariantCulture).AddSeconds(90),
            DateTimeOffset.Parse(
                again.State["lastUpdatedDateTimeUtc"]!.GetValue<string>(),
                CultureInfo.InvariantCulture));
    }
}
