using System.Text.RegularExpressions;
using NanoDps.Faults;
using NanoDps.Protocol;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests;

public sealed partial class PeerFaultTests
{
    // 8: a connection that is lost in the registration goes unnoticed; the register request has no
    // deadline and is not sent again.
    [TestMethod]
    [DataRow("register 1 drop", Fault.ConnectionLost)]
    [DataRow("register 1 silence", Fault.NoAnswer)]
    [DataRow("register 1 stall", Fault.NoAnswer)]
    [DataRow("poll 1 drop", Fault.ConnectionLost)]
    [DataRow("poll 1 silence", Fault.NoAnswer)]
    [DataRow("subscribe 1 stall", Fault.NoAnswer)]
    public void ALossInTheRegistrationIsNoticedAndTheRequestSentAgain(string rule, Fault fault)
    {
        var run = Run("each " + rule);

        CollectionAssert.AreEqual(new[] { fault }, run.Faults);
        Assert.AreEqual(1, run.Acknowledged);
        Assert.IsLessThan(2 * Minute, run.Now);
    }

    // 9: one rid for all requests, compared by its beginning: an old answer may be taken.
    [TestMethod]
    [DataRow("register 1 answer rid=wrong")]
    [DataRow("poll 1 answer rid=wrong")]
    [DataRow("poll 1 answer rid=last")]
    [DataRow("poll 1 answer rid=none")]
    public void AnAnswerToAnotherRequestIsNotTaken(string rule)
    {
        var run = Run("each " + rule);

        CollectionAssert.AreEqual(new[] { Fault.NoAnswer }, run.Faults);
        Assert.AreEqual(1, run.Acknowledged);
    }

    // 10: the wall clock is used for timers: a step by SNTP stalls the registration or floods.
    [TestMethod]
    public void TimersKnowNoWallClock()
    {
        var folder = Path.GetDirectoryName(
            Repository.PathOf("firmware/NanoDps/Machine/DeviceMachine.cs"))!;
        var files = Directory.GetFiles(folder, "*.cs")
            .Append(Repository.PathOf("firmware/NanoDps/EventQueue.cs")).ToList();
        foreach (var file in files)
        {
            Assert.DoesNotContain("DateTime", File.ReadAllText(file), file);
        }

        Assert.IsGreaterThan(10, files.Count);

        // The loop gives them the ticks since the start, and uses the date for tokens alone.
        var loop = File.ReadAllText(Repository.PathOf("firmware/NanoDps/DeviceClient.cs"));
        StringAssert.Contains(loop, "long now = Environment.TickCount64;");
        Assert.HasCount(2, UtcNow().Matches(loop));
        StringAssert.Contains(loop, "_events.Take(deadline - Environment.TickCount64)");
    }

    // 11: a second Register throws a NullReferenceException.
    [TestMethod]
    public void ASecondRegistrationIsLikeTheFirst()
    {
        var machine = new DeviceMachine(Day);
        const string assigned = """{"status":"assigned","assignedHub":"a.b","deviceId":"d"}""";
        Assign(machine, assigned);
        var first = machine.Registration;
        machine.Step(new DeviceEvent(DeviceEventKind.Reprovision), 0, 0);
        var action = machine.Step(new DeviceEvent(DeviceEventKind.Closed), 0, 0);
        Assert.AreEqual(DeviceActionKind.ConnectDps, action.Kind);
        Answer(machine, assigned);

        Assert.AreEqual("a.b", machine.Hub);
        Assert.AreNotSame(first, machine.Registration);
    }

    // 12: a token of 24 h for DPS, without skn, and DeviceClientType where ClientVersion belongs.
    [TestMethod]
    public void TheDpsTokenHasItsPolicyAndTheUserNameItsClientVersion()
    {
        var resource = DpsTopics.Resource("0ne00000A0A", "dev-01");
        var token = DeviceKey.Sign(resource, new byte[16], 1800000000, "&skn=registration");
        StringAssert.EndsWith(token, "&se=1800000000&skn=registration");
        StringAssert.Contains(
            DpsTopics.UserName(resource, DpsTopics.ApiVersion), "&ClientVersion=");

        // Of which connection gets it, and for how long, the source tells.
        var connector = File.ReadAllText(Repository.PathOf("firmware/NanoDps/Connector.cs"));
        StringAssert.Contains(connector, "DpsTokenSeconds = 3600;");
        StringAssert.Contains(
            connector, "Sign(resource, utcNow, DpsTokenSeconds, \"&skn=registration\")");
    }

    // 13: it connects in the constructor, by port 8883 alone, waits without a deadline, and spins in
    // between.
    [TestMethod]
    [DataRow("* accept all stall")]
    [DataRow("* handshake all stall")]
    [DataRow("* accept all drop")]
    public void ConnectingHasADeadlineAndAnotherPort(string rule)
    {
        var run = Run(rule, Transport.Mqtt);
        Assert.AreEqual(1, run.Acknowledged);
        Assert.IsLessThan(2 * Minute, run.Now);

        // With port 443 closed, too, it neither hangs nor spins.
        var blocked = Run(rule, Transport.MqttOnly);
        Assert.AreEqual(0, blocked.Acknowledged);
        Assert.IsLessThanOrEqualTo(DeviceMachine.LongestPause, blocked.LongestWait);
        Assert.IsGreaterThanOrEqualTo(
            ConnectionMachine.FirstBackoff / 2, blocked.ShortestPause);
    }

    [GeneratedRegex(@"DateTime\.UtcNow")]
    private static partial Regex UtcNow();
}
