using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Dps;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

[TestClass]
public sealed class FaultScriptTests
{
    private const string Points =
        "one of the points accept, handshake, web-accept, web-handshake, connect, subscribe, "
        + "register, poll, hub-accept, hub-handshake, hub-web-accept, hub-web-handshake, "
        + "hub-connect, hub-subscribe, publish";

    private const string OfRegister =
        "one of the actions of register: answer, state, assign, silence, drop, close, stall, "
        + "failover";

    private const string OfAnswer =
        "one of the parameters error, message, body, bytes, retry-after, delay, times, rid, stop, "
        + "cut-after, connection-profile";

    private const string Which = "which ones: N, N..M, from N, every N or all";

    [TestMethod]
    public void EmptyLinesAndCommentsAreNoRules()
    {
        var script = FaultScript.Parse("# faults of a bad day\r\n\n   \t# and more\n");

        Assert.IsEmpty(script.Rules);
    }

    [TestMethod]
    public void ARuleHasDevicePointRangeAndActionAndKnowsItsPlace()
    {
        var rule = FaultScript.Parse(
            "\n\tdevice-01  hub-connect@contoso.example 2..4 refuse 5   # as told\n", "bad.txt")
            .Rules.Single();

        Assert.AreEqual("bad.txt:2", rule.Place);
        Assert.AreEqual("device-01", rule.Device);
        Assert.AreEqual(FaultPoint.HubConnect, rule.Point);
        Assert.AreEqual("contoso.example", rule.Where);
        Assert.AreEqual(new FaultRange(2, 4), rule.Range);
        Assert.AreEqual(new FaultAction(FaultActionKind.Refuse) { Code = 5 }, rule.Action);
        Assert.AreEqual("device-01  hub-connect@contoso.example 2..4 refuse 5", rule.Text);
    }

    [TestMethod]
    [DataRow("3", 3, 3, 1)]
    [DataRow("2..5", 2, 5, 1)]
    [DataRow("from 4", 4, int.MaxValue, 1)]
    [DataRow("every 3", 3, int.MaxValue, 3)]
    [DataRow("all", 1, int.MaxValue, 1)]
    public void ARangeIsANumberASpanABeginningAStepOrAll(
        string range, int first, int last, int step)
    {
        var rule = FaultScript.Parse($"* accept {range} drop").Rules.Single();

        Assert.AreEqual(new FaultRange(first, last, step), rule.Range);
    }

    [TestMethod]
    public void AnAnswerTakesAllParametersInAnyOrder()
    {
        var action = Action(
            "register 1 answer 429 retry-after=30 error=429001 message='Too many' body=html "
            + "bytes=9 delay=0.5 times=2 rid=wrong stop=body cut-after=3 connection-profile=mqttV5");

        Assert.AreEqual(
            new FaultAction(FaultActionKind.Answer)
            {
                Code = 429,
                RetryAfter = new RetryAfter("retry-after", "30"),
                ErrorCode = 429_001,
                Message = "Too many",
                Body = FaultBody.Html,
                Bytes = 9,
                Delay = TimeSpan.FromSeconds(0.5),
                Times = 2,
                Rid = FaultRid.Wrong,
                Stop = AnswerStop.Body,
                CutAfter = TimeSpan.FromSeconds(3),
                ConnectionProfile = "mqttV5",
            },
            action);
    }

    [TestMethod]
    public void ABodyInQuotesIsItselfWithItsSpacesAndHashes()
    {
        var action = Action("poll 1 answer 202 body='{\"operationId\": \"5.#\"}'");

        Assert.AreEqual(FaultBody.Text, action.Body);
        Assert.AreEqual("{\"operationId\": \"5.#\"}", action.Text);
    }

    [TestMethod]
    [DataRow("retry-after=none", "retry-after", null)]
    [DataRow("retry-after='none'", "retry-after", "none")]
    [DataRow("Retry-After=30", "Retry-After", "30")]
    [DataRow("RETRY-AFTER=-1", "RETRY-AFTER", "-1")]
    [DataRow("retry-after=", "retry-after", "")]
    public void RetryAfterIsTakenAsItIsSpelledWhateverItSays(
        string parameter, string name, string? value)
    {
        Assert.AreEqual(
            new RetryAfter(name, value), Action("register 1 answer " + parameter).RetryAfter);
    }

    [TestMethod]
    public void TheActionsWithAWordOfTheirOwnTakeIt()
    {
        Assert.AreEqual("postponed", Action("poll 1 state postponed error=7").Word);
        Assert.AreEqual("contoso-us.example", Action("register 1 assign contoso-us.example").Word);
        Assert.AreEqual(
            EndpointProfile.WrongHostName, Action("handshake 1 profile wrongHostName").Profile);
    }

    [TestMethod]
    [DataRow("?", 1, "*, each or a registration id, got \"?\"")]
    [DataRow("*", 2, Points + ", got the end of the line")]
    [DataRow("* Register", 3, Points + ", got \"Register\"")]
    [DataRow("each accept 1 drop", 1, "* at accept, got \"each\"")]
    [DataRow("each web-handshake 1 drop", 1, "* at web-handshake, got \"each\"")]
    [DataRow("* connect@mqtt 1 drop", 3, "connect without @, got \"connect@mqtt\"")]
    [DataRow("* register@contoso 1 drop", 3, "behind @ one of mqtt, https, got \"register@contoso\"")]
    [DataRow("* publish@ 1 drop", 3, "a host name behind @, got \"publish@\"")]
    [DataRow("* register", 11, Which + ", got the end of the line")]
    [DataRow("* register 0 drop", 12, Which + ", got \"0\"")]
    [DataRow("* register 3..2 drop", 12, Which + ", got \"3..2\"")]
    [DataRow("* register 1..2..3 drop", 12, Which + ", got \"1..2..3\"")]
    [DataRow("* register from x drop", 17, "a number from 1, got \"x\"")]
    [DataRow("* register every 0 drop", 18, "a number from 1, got \"0\"")]
    [DataRow("* register every", 17, "a number from 1, got the end of the line")]
    [DataRow("* register 1", 13, OfRegister + ", got the end of the line")]
    [DataRow("* register 1 fail", 14, OfRegister + ", got \"fail\"")]
    [DataRow("* register 1 profile expired", 14, OfRegister + ", got \"profile\"")]
    [DataRow("* register 1 drop delay=1", 19, "nothing behind drop, got \"delay=1\"")]
    [DataRow("* register 1 answer 99", 21, "a status from 100 to 999, got \"99\"")]
    [DataRow("* register 1 answer 429 after=3", 25, OfAnswer + ", got \"after=3\"")]
    [DataRow("* register 1 answer 429 body", 25, OfAnswer + ", got \"body\"")]
    [DataRow("* register 1 answer delay=1 delay=2", 29, "delay once, got \"delay=2\"")]
    [DataRow("* register 1 answer delay=-1", 21, "delay= a time from 0 to 86400 s, got \"delay=-1\"")]
    [DataRow("* register 1 answer times=0", 21, "times= a number from 1 to 100, got \"times=0\"")]
    [DataRow("* register 1 answer rid=own", 21, "rid= one of wrong, last, none, got \"rid=own\"")]
    [DataRow("* register 1 answer body=big", 21, "body= one of none, html, truncated, huge, got \"body=big\"")]
    [DataRow("* register 1 answer body='x", 26, "a second ' behind this one, got the end of the line")]
    [DataRow("* connect 1 refuse 6", 20, "a CONNACK code from 1 to 5, got \"6\"")]
    [DataRow("* connect 1 answer rid=wrong", 20, "one of the parameters delay, cut-after, got \"rid=wrong\"")]
    [DataRow("* register 1 assign", 20, "the host name of a hub, got the end of the line")]
    [DataRow("* handshake 1 profile good", 23, "one of the profiles recommended, legacySuite, tls11, tls11ServerHello, ecdsaCertificate, untrustedRoot, wrongHostName, expired, notYetValid, got \"good\"")]
    public void AFaultIsNamedWithFileLineAndColumn(string line, int column, string message)
    {
        var exception = Assert.ThrowsExactly<ConfigurationException>(
            () => FaultScript.Parse("# first\n" + line, "bad.txt"));

        Assert.AreEqual($"bad.txt:2:{column}: expected {message}", exception.Message);
        Assert.AreNotEqual("", exception.Hint);
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNamed()
    {
        var exception = Assert.ThrowsExactly<ConfigurationException>(
            () => FaultScript.Load("/nowhere/faults.txt"));

        StringAssert.StartsWith(
            exception.Message, "/nowhere/faults.txt: expected a readable file, got: ");
    }

    private static FaultAction Action(string rule) =>
        FaultScript.Parse("* " + rule).Rules.Single().Action;
}
