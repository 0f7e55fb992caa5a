using System.Text.Json.Nodes;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

/// <summary>What a fault makes of an answer of DPS.</summary>
[TestClass]
public sealed class AnswerFaultTests
{
    private const string Assigning = "$dps/registrations/res/202/?$rid=";

    [TestMethod]
    [DataRow("answer 429 error=429001 retry-after=30", "$dps/registrations/res/429/?$rid=1&retry-after=30", 429001)]
    [DataRow("answer 503", "$dps/registrations/res/503/?$rid=1", 503001)]
    [DataRow("answer 401 error=401002 message='Bad key'", "$dps/registrations/res/401/?$rid=1", 401002)]
    public async Task AStatusBringsAnErrorAsTheServiceWritesIt(string action, string topic, int code)
    {
        var answer = await AnswerAsync(action);

        Assert.AreEqual(topic, answer.Topic);
        CollectionAssert.AreEqual(
            new[] { "errorCode", "trackingId", "message", "timestampUtc" },
            answer.Json.Select(member => member.Key).ToArray());
        Assert.AreEqual(code, answer.Json["errorCode"]!.GetValue<int>());
        Assert.AreEqual(
            code == 401002 ? "Bad key" : "Asked for by the fault script.",
            answer.Json["message"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("retry-after=0", "1&retry-after=0")]
    [DataRow("retry-after=1", "1&retry-after=1")]
    [DataRow("Retry-After=30", "1&Retry-After=30")]
    [DataRow("retry-after=none", "1")]
    [DataRow("retry-after=99999999999", "1&retry-after=99999999999")]
    [DataRow("retry-after=-5", "1&retry-after=-5")]
    [DataRow("retry-after=soon", "1&retry-after=soon")]
    [DataRow("retry-after=", "1&retry-after=")]
    [DataRow("rid=wrong", "10&retry-after=3")]
    [DataRow("rid=last", "&retry-after=3")]
    [DataRow("delay=0.1", "1&retry-after=3")]
    public async Task TheServersOwnAnswerIsChangedInOneThing(string parameter, string query)
    {
        var answer = await AnswerAsync("answer " + parameter);

        Assert.AreEqual(Assigning + query, answer.Topic);
        Assert.AreEqual("assigning", answer.Json["status"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task AnAnswerCanBeWithoutARid()
    {
        Assert.AreEqual(
            "$dps/registrations/res/202/?retry-after=3",
            (await AnswerAsync("answer rid=none")).Topic);
    }

    [TestMethod]
    [DataRow("answer body=none", "")]
    [DataRow("answer 500 body=none", "")]
    [DataRow("answer 429 body=html", "<html><head><title>Service Unavailable</title></head><body>Try later.</body></html>")]
    [DataRow("answer body='{\"status\": \"#\"}'", "{\"status\": \"#\"}")]
    public async Task ABodyCanBeMissingAPageOrAText(string action, string body)
    {
        Assert.AreEqual(body, (await AnswerAsync(action)).Body);
    }

    [TestMethod]
    public async Task ATruncatedBodyIsTheFirstHalf()
    {
        var body = (await AnswerAsync("answer body=truncated")).Body;

        StringAssert.StartsWith(body, """{"operationId":"5.""");
        Assert.AreEqual(47, body.Length);
    }

    [TestMethod]
    [DataRow("answer body=huge", 131072)]
    [DataRow("answer 503 body=huge bytes=20000", 20000)]
    public async Task AHugeBodyIsGoodJsonAndAsLongAsItIsTold(string action, int bytes)
    {
        var answer = await AnswerAsync(action);

        Assert.AreEqual(bytes, answer.Body.Length);
        Assert.AreEqual("filler", answer.Json.First().Key);
        Assert.IsGreaterThan(1, answer.Json.Count);
    }

    [TestMethod]
    [DataRow("failed")]
    [DataRow("disabled")]
    [DataRow("unassigned")]
    [DataRow("postponed")]
    public async Task AStateComesWith200(string status)
    {
        var answer = await AnswerAsync($"state {status} error=400207 message='No hub'");

        Assert.AreEqual("$dps/registrations/res/200/?$rid=1", answer.Topic);
        Assert.AreEqual(status, answer.Json["status"]!.GetValue<string>());
        Assert.AreEqual(status, answer.State["status"]!.GetValue<string>());
        Assert.AreEqual("alone-01", answer.State["registrationId"]!.GetValue<string>());
        Assert.AreEqual(400207, answer.State["errorCode"]!.GetValue<int>());
        Assert.AreEqual("No hub", answer.State["errorMessage"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task AConnectionProfileIsAddedToTheStateThatHasOne()
    {
        await using var emulator = await StartAsync("* poll all answer connection-profile=mqttV5");
        await using var device = new Device(emulator, "alone-01", TestSupport.AloneKeys.Primary);
        var state = (await device.ProvisionAsync()).State;

        Assert.AreEqual("mqttV5", state["connectionProfile"]!.GetValue<string>());
        Assert.AreEqual(TestSupport.HubHost, state["assignedHub"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task AnAnswerCanComeTwice()
    {
        await using var emulator = await StartAsync("* register 1 answer times=2");
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("1");
        var first = await device.AnswerAsync();
        var second = await device.AnswerAsync();

        Assert.AreEqual(Assigning + "1&retry-after=3", first.Topic);
        Assert.AreEqual(first.Topic, second.Topic);
        Assert.AreEqual(first.Body, second.Body);
    }

    [TestMethod]
    public async Task AnAnswerCanHaveTheRidOfTheRequestBefore()
    {
        await using var emulator = await StartAsync("* register 2 answer rid=last");
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("a");
        await device.AnswerAsync();
        await device.RegisterAsync("b");

        Assert.AreEqual(Assigning + "a&retry-after=3", (await device.AnswerAsync()).Topic);
    }

    [TestMethod]
    public async Task APollThatIsNotAnsweredIsHandledAllTheSame()
    {
        await using var emulator = await StartAsync("* poll 2 silence");
        await using var device = await Device.AtDpsAsync(emulator);
        var operation = await device.OperationAsync();
        await device.PollAsync("2", operation);
        await device.AnswerAsync();
        await device.PollAsync("3", operation);

        Assert.AreEqual("alone-01", emulator.Dps.Assignments.Single().RegistrationId);
        Assert.IsFalse(device.HasAnswer);
    }

    [TestMethod]
    public async Task ALateAnswerComesAfterThatToALaterRequest()
    {
        await using var emulator = await StartAsync("* register 1 answer delay=1");
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("late");
        await device.RegisterAsync("prompt");

        StringAssert.StartsWith((await device.AnswerAsync()).Topic, Assigning + "prompt");
        StringAssert.StartsWith((await device.AnswerAsync()).Topic, Assigning + "late");
    }

    private static async Task<Answer> AnswerAsync(string action)
    {
        await using var emulator = await StartAsync("* register 1 " + action);
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("1");
        return await device.AnswerAsync();
    }

    private static Task<ServiceEmulator> StartAsync(string script) => GuardedEmulator.StartAsync(
        TestSupport.Options with { Faults = FaultScript.Parse(script) }, TestSupport.Soon);
}
