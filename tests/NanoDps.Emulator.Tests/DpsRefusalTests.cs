using MQTTnet;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsRefusalTests
{
    private static readonly string Key = TestSupport.AloneKeys.Primary;

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
        await using var device = await Device.AtDpsAsync(emulator);
        await device.PublishAsync("$dps/registrations/PUT/iotdps-register/?$rid=1", body);

        AssertError(await device.AnswerAsync(), 400, 400000, message);
    }

    [TestMethod]
    [DataRow("&operationId=5.0.unknown")]
    [DataRow("")]
    public async Task APollForAnUnknownOperationIsAnsweredWith404(string query)
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        await device.PublishAsync(
            "$dps/registrations/GET/iotdps-get-operationstatus/?$rid=9" + query);

        AssertError(await device.AnswerAsync(), 404, 404201, "Operation not found.");
    }

    [TestMethod]
    public async Task AnOperationOfAnotherDeviceDoesNotExist()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var one = await Device.AtDpsAsync(emulator);
        var operation = await one.OperationAsync();
        await using var other = new Device(emulator, "member-1", TestSupport.KeyOf("member-1"));
        await other.ConnectToDpsAsync();
        await other.SubscribeAsync();
        await other.PollAsync("1", operation);

        AssertError(await other.AnswerAsync(), 404, 404201, "Operation not found.");
    }

    [TestMethod]
    public async Task AnEnrollmentThatGoesAwayAfterTheSignInIsAnsweredWith404201()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        Assert.IsTrue(emulator.Enrollments.RemoveIndividual("alone-01"));
        await device.RegisterAsync("1");

        AssertError(await device.AnswerAsync(), 404, 404201, "Device registration not found.");
    }

    [TestMethod]
    public async Task AnEnrollmentThatIsDisabledAfterTheSignInEndsWithStatusDisabled()
    {
        await using var emulator = await TestSupport.StartAsync();
        await using var device = await Device.AtDpsAsync(emulator);
        emulator.Enrollments.Set(TestSupport.Alone with { Disabled = true });
        var operation = await device.OperationAsync();
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
        await using var emulator = await GuardedEmulator.StartAsync(
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
        await using var emulator = await GuardedEmulator.StartAsync(
            TestSupport.Options with { IdentityRefusal = IdentityRefusal.Answer },
            TestSupport.Soon);
        await using var device = new Device(emulator, "alone-01", TestSupport.Keys(99).Primary);
        await device.ConnectToDpsAsync();

        StringAssert.Contains(
            (await emulator.NextAsync(EventKind.Connected)).Text,
            "wrong sig: expected the signature of a key of the individual enrollment, got another");
    }

    private static void AssertError(Answer answer, int status, int code, string message)
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
}
