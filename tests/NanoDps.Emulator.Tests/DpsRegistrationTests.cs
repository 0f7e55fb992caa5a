using System.Globalization;
using MQTTnet;
using MQTTnet.Protocol;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsRegistrationTests
{
    private static readonly string Key = TestSupport.Alone.Keys.Primary;

    [TestMethod]
    public async Task ARegisterRequestIsAcceptedWith202AndAnOperation()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
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
        await using var device = await SubscribedAsync(emulator);
        var operation = await OperationAsync(device);
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
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { AssigningPolls = 0, Clock = clock }, TestSupport.Soon);
        await using var device = await SubscribedAsync(emulator);
        var operation = await OperationAsync(device);
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
        await using var device = Member(emulator, "member-1");
        var answer = await device.ProvisionAsync();

        Assert.AreEqual(
            "fleet", answer.State["symmetricKey"]!["enrollmentGroupId"]!.GetValue<string>());
        Assert.AreEqual("member-1", answer.State["deviceId"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task TheDeviceIdOfAnEnrollmentGoesToTheDeviceAndTheHub()
    {
        await using var emulator = await ServiceEmulator.StartAsync(
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
        await using var emulator = await ServiceEmulator.StartAsync(
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
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { RetryAfterSeconds = seconds }, TestSupport.Soon);
        await using var device = await SubscribedAsync(emulator);
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
        await using var device = await SubscribedAsync(emulator);
        await device.PublishAsync(topic, """{"registrationId":"alone-01"}""");

        Assert.AreEqual(answerTopic, (await device.AnswerAsync()).Topic);
    }

    [TestMethod]
    [DataRow("", "Expected a body of JSON.")]
    [DataRow("{", "Expected a body of JSON.")]
    [DataRow("[]", "Expected an object with the text registrationId.")]
    [DataRow("{}", "Expected an object with the text registrationId.")]
    [DataRow("""{"registrationId":"other"}""", "Expected the registrationId that the device signed in with.")]
    [DataRow("""{"registrationId":"alone-01","payload":"text"}""", "Expected payload to be an object.")]
    public async Task AMalformedRegisterRequestIsAnsweredWith400(string body, string message)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
        await device.PublishAsync("$dps/registrations/PUT/iotdps-register/?$rid=1", body);

        AssertError(await device.AnswerAsync(), 400, 400000, message);
    }

    [TestMethod]
    public async Task ARegisterRequestWithAPayloadIsAccepted()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
        const string body = """{"registrationId":"ALONE-01","payload":{"model":"x"},"unknown":1}""";
        await device.PublishAsync("$dps/registrations/PUT/iotdps-register/?$rid=1", body);

        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
        Assert.AreEqual(body, emulator.Dps.Requests.Snapshot()[0].BodyText);
    }

    [TestMethod]
    [DataRow("&operationId=5.0.unknown")]
    [DataRow("")]
    public async Task APollForAnUnknownOperationIsAnsweredWith404(string query)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
        await device.PublishAsync(
            "$dps/registrations/GET/iotdps-get-operationstatus/?$rid=9" + query);

        AssertError(await device.AnswerAsync(), 404, 404201, "Operation not found.");
    }

    [TestMethod]
    public async Task AnOperationOfAnotherDeviceDoesNotExist()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var one = await SubscribedAsync(emulator);
        var operation = await OperationAsync(one);
        await using var other = Member(emulator, "member-1");
        await other.ConnectToDpsAsync();
        await other.SubscribeAsync();
        await other.PollAsync("1", operation);

        AssertError(await other.AnswerAsync(), 404, 404201, "Operation not found.");
    }

    [TestMethod]
    public async Task AnOperationOutlivesTheConnectionAndAnswersAgainAndAgain()
    {
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { AssigningPolls = 0 }, TestSupport.Soon);
        string operation;
        await using (var first = await SubscribedAsync(emulator))
        {
            operation = await OperationAsync(first);
        }

        await using var second = await SubscribedAsync(emulator);
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
        await using var emulator = await ServiceEmulator.StartAsync(
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

    [TestMethod]
    public async Task AnEnrollmentThatGoesAwayAfterTheSignInIsAnsweredWith404201()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
        Assert.IsTrue(emulator.Enrollments.RemoveIndividual("alone-01"));
        await device.RegisterAsync("1");

        AssertError(await device.AnswerAsync(), 404, 404201, "Device registration not found.");
    }

    [TestMethod]
    public async Task AnEnrollmentThatIsDisabledAfterTheSignInEndsWithStatusDisabled()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await SubscribedAsync(emulator);
        emulator.Enrollments.Set(TestSupport.Alone with { Disabled = true });
        var operation = await OperationAsync(device);
        await device.PollAsync("2", operation);
        await device.AnswerAsync();
        await device.PollAsync("3", operation);
        var answer = await device.AnswerAsync();

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("disabled", answer.Json["status"]!.GetValue<string>());
        Assert.AreEqual("disabled", answer.State["status"]!.GetValue<string>());
        Assert.IsEmpty(emulator.Hubs[0].Devices);
    }

    [TestMethod]
    [DataRow("alone-01", 401, 401002, "Unauthorized")]
    [DataRow("nobody", 404, 404201, "Device registration not found.")]
    public async Task IdentitiesCanBeRefusedByAnswerInsteadOfConnack(
        string id, int status, int code, string message)
    {
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { IdentityRefusal = IdentityRefusal.Answer, Groups = [] },
            TestSupport.Soon);
        await using var device = new Device(emulator, id, TestSupport.Keys(99).Primary);
        Assert.AreEqual(
            MqttClientConnectResultCode.Success, (await device.ConnectToDpsAsync()).ResultCode);
        await device.SubscribeAsync();
        await device.RegisterAsync("1");

        AssertError(await device.AnswerAsync(), status, code, message);
    }

    [TestMethod]
    public async Task AnIdentityThatIsRefusedByAnswerLeavesItsReasonInTheLog()
    {
        await using var emulator = await ServiceEmulator.StartAsync(
            TestSupport.Options with { IdentityRefusal = IdentityRefusal.Answer },
            TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", TestSupport.Keys(99).Primary);
        await device.ConnectToDpsAsync();

        StringAssert.Contains(
            (await emulator.NextAsync(EventKind.Connected)).Text,
            "wrong sig: expected the signature of a key of the individual enrollment, got another");
    }

    internal static void AssertError(Answer answer, int status, int code, string message)
    {
        Assert.AreEqual(status, answer.Status);
        CollectionAssert.AreEqual(
            new[] { "errorCode", "trackingId", "message", "timestampUtc" },
            answer.Json.Select(field => field.Key).ToArray());
        Assert.AreEqual(code, answer.Json["errorCode"]!.GetValue<int>());
        Assert.AreEqual(message, answer.Json["message"]!.GetValue<string>());
        Assert.IsTrue(Guid.TryParse(answer.Json["trackingId"]!.GetValue<string>(), out _));
        Assert.MatchesRegex(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z$",
            answer.Json["timestampUtc"]!.GetValue<string>());
    }

    private static Device Member(ServiceEmulator emulator, string id) =>
        new(emulator, id, SymmetricKeys.FromBase64(TestSupport.GroupKey).DeriveFor(id).Primary);

    private static async Task<Device> SubscribedAsync(ServiceEmulator emulator)
    {
        var device = new Device(emulator, "alone-01", Key);
        await device.ConnectToDpsAsync();
        await device.SubscribeAsync();
        return device;
    }

    private static async Task<string> OperationAsync(Device device)
    {
        await device.RegisterAsync("1");
        return (await device.AnswerAsync()).Json["operationId"]!.GetValue<string>();
    }
}
