using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Events;

namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class DpsScriptTests
{
    [TestMethod]
    public async Task AScriptAnswersTheNthRequestAndLeavesTheOthersAlone()
    {
        await using var emulator = await StartAsync(request => request.Number == 2
            ? DpsAnswer.Reply(429, """{"errorCode":429001}""", retryAfterSeconds: 30)
            : null);
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("1");
        var operation = (await device.AnswerAsync()).Json["operationId"]!.GetValue<string>();
        await device.PollAsync("2", operation);
        var scripted = await device.AnswerAsync();
        await device.PollAsync("3", operation);

        Assert.AreEqual("$dps/registrations/res/429/?$rid=2&retry-after=30", scripted.Topic);
        Assert.AreEqual("""{"errorCode":429001}""", scripted.Body);
        Assert.AreEqual(202, (await device.AnswerAsync()).Status);
    }

    [TestMethod]
    public async Task AScriptCanWriteTheTopicAndABodyThatIsNoJson()
    {
        await using var emulator = await StartAsync(_ =>
            DpsAnswer.Reply(503, "<html>busy</html>") with { Query = "$rid=other&Retry-After=5" });
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("1");
        var answer = await device.AnswerAsync();

        Assert.AreEqual("$dps/registrations/res/503/?$rid=other&Retry-After=5", answer.Topic);
        Assert.AreEqual("<html>busy</html>", answer.Body);
    }

    [TestMethod]
    public async Task AScriptCanKeepSilent()
    {
        await using var emulator = await StartAsync(
            request => request.NumberOfKind == 1 ? DpsAnswer.Silence : null);
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("unheard");
        await device.RegisterAsync("heard");

        StringAssert.Contains((await device.AnswerAsync()).Topic, "$rid=heard&");
        Assert.IsFalse(device.HasAnswer);
        Assert.AreEqual("to request 1: none", (await emulator.NextAsync(EventKind.Answer)).Text);
    }

    [TestMethod]
    public async Task AScriptCanDropTheConnectionAndTheDeviceMayComeBack()
    {
        await using var emulator = await StartAsync(
            request => request.Number == 1 ? DpsAnswer.Drop : null);
        await using (var device = await Device.AtDpsAsync(emulator))
        {
            _ = device.RegisterAsync("1");
            await device.Disconnected;
        }

        Assert.AreEqual(
            "cut by the script", (await emulator.NextAsync(EventKind.Disconnected)).Text);
        await using var again = await Device.AtDpsAsync(emulator);
        await again.RegisterAsync("2");
        Assert.AreEqual(202, (await again.AnswerAsync()).Status);
        Assert.AreEqual(2, emulator.Dps.Requests.Snapshot()[1].Number);
    }

    [TestMethod]
    public async Task AScriptThatThrowsIsNamedInTheLogAndTheDeviceIsDisconnected()
    {
        await using var emulator = await StartAsync(
            _ => throw new InvalidOperationException("bad script"));
        await using var device = await Device.AtDpsAsync(emulator);
        _ = device.RegisterAsync("1");

        await device.Disconnected;
        Assert.AreEqual(
            "InvalidOperationException: bad script",
            (await emulator.NextAsync(EventKind.Fault)).Text);
    }

    [TestMethod]
    public async Task ARequestIsNumberedAmongAllAndAmongItsKind()
    {
        await using var emulator = await StartAsync(_ => null);
        await using var device = await Device.AtDpsAsync(emulator);
        await device.RegisterAsync("a");
        var operation = (await device.AnswerAsync()).Json["operationId"]!.GetValue<string>();
        await device.PollAsync("b", operation);
        await device.RegisterAsync("c");
        await device.PollAsync("d", operation);
        var requests = await emulator.Dps.Requests.WaitForAsync(_ => true, 4, TestSupport.Soon);

        CollectionAssert.AreEqual(
            new[]
            {
                "Register 1 1 a ", $"Poll 2 1 b {operation}",
                "Register 3 2 c ", $"Poll 4 2 d {operation}",
            },
            requests.Select(Line).ToArray());
    }

    private static string Line(DpsRequest one) =>
        $"{one.Kind} {one.Number} {one.NumberOfKind} {one.Rid} {one.OperationId}";

    private static Task<ServiceEmulator> StartAsync(Func<DpsRequest, DpsAnswer?> script) =>
        GuardedEmulator.StartAsync(TestSupport.Options with { Script = script }, TestSupport.Soon);
}
