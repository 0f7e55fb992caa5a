using NanoDps.Emulator.Faults;
using NanoDps.Faults;
using NanoDps.Machine.Tests.World;
using Transport = NanoDps.Machine.Transport;

namespace NanoDps.Machine.Tests;

/// <summary>
/// A device that nobody enrolled is refused for a week, in virtual time. It tries as seldom as its
/// pauses say, and comes in by itself once somebody has enrolled it.
/// </summary>
[TestClass]
public sealed class WeekOfRefusalsTests
{
    private const long Minute = 60000;
    private const long Day = 24 * 60 * Minute;
    private const long Week = 7 * Day;

    [TestMethod]
    [DataRow("each connect {0} refuse 5", Fault.NotAuthorized, 0u)]
    [DataRow("each connect {0} refuse 5", Fault.NotAuthorized, 123456789u)]
    [DataRow("each register {0} answer 401 error=401002", Fault.Unauthorized, 0u)]
    [DataRow("each register {0} answer 404 error=404201", Fault.NotFound, 0u)]
    [DataRow("each poll {0} state disabled", Fault.RegistrationDisabled, 0u)]
    public void ItIsAliveAndConnectsWithinOnePauseOfItsEnrolment(string rule, Fault fault, uint jitter)
    {
        var refused = Run(rule, "all", jitter, Week);
        Assert.AreEqual(0, refused.Acknowledged);
        Assert.IsTrue(refused.Faults.All(one => one == fault));

        // 28 pauses of 6 h in a week, 56 of 3 h, and some short ones before them.
        var attempts = refused.Faults.Count;
        Assert.IsInRange(28, 70, attempts);
        Assert.IsGreaterThanOrEqualTo(DeviceMachine.FirstPause / 2, refused.ShortestPause);

        // After as many refusals it is enrolled.
        var enrolled = Run(rule, "1.." + attempts, jitter, 2 * Week);
        Assert.AreEqual(1, enrolled.Acknowledged);
        Assert.IsGreaterThanOrEqualTo(Week, enrolled.Now);
        Assert.IsLessThanOrEqualTo(Week + DeviceMachine.LongestPause + Minute, enrolled.Now);
    }

    [TestMethod]
    public void ADeviceThatItsHubRefusesIsAliveAndComesInWithinOnePause()
    {
        const string rule = "each hub-connect {0} refuse 5";
        var refused = Run(rule, "all", 0, Week);
        Assert.AreEqual(0, refused.Acknowledged);
        Assert.IsTrue(refused.Faults.All(one => one == Fault.NotAuthorized));

        var enrolled = Run(rule, "1.." + refused.Injected, 0, 2 * Week);
        Assert.AreEqual(1, enrolled.Acknowledged);
        Assert.IsInRange(Week, Week + DeviceMachine.LongestPause + Minute, enrolled.Now);
    }

    private static VirtualDevice Run(string rule, string which, uint jitter, long until)
    {
        var text = rule.Replace("{0}", which, StringComparison.Ordinal);
        var run = new VirtualDevice(FaultScript.Parse(text), Transport.MqttOnly, jitter);
        run.Run(1, until);
        Assert.AreEqual("", string.Join('\n', run.Offences));
        return run;
    }
}
