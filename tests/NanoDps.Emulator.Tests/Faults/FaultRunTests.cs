using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tests.Faults;

[TestClass]
public sealed class FaultRunTests
{
    [TestMethod]
    [DataRow("2", "2")]
    [DataRow("2..4", "2 3 4")]
    [DataRow("from 5", "5 6 7")]
    [DataRow("every 3", "3 6")]
    [DataRow("all", "1 2 3 4 5 6 7")]
    public void ARuleAppliesToTheOccasionsOfItsRangeAndNoOther(string range, string expected)
    {
        var run = Run($"* register {range} drop");

        var hits = Enumerable.Range(1, 7)
            .Where(_ => run.Next(FaultPoint.Register, "dps", "a") is not null);

        Assert.AreEqual(expected, string.Join(' ', hits));
    }

    [TestMethod]
    public void AllDevicesTogetherAreCountedAsOne()
    {
        var run = Run("* register 2 drop");

        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "a"));
        Assert.AreEqual(2, run.Next(FaultPoint.Register, "dps", "b")!.Number);
        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "a"));
    }

    [TestMethod]
    public void EachDeviceAloneIsCountedForItselfWhateverItsCase()
    {
        var run = Run("each register 2 drop");

        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "a"));
        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "b"));
        Assert.AreEqual(2, run.Next(FaultPoint.Register, "dps", "A")!.Number);
        Assert.AreEqual(2, run.Next(FaultPoint.Register, "dps", "b")!.Number);
    }

    [TestMethod]
    public void OneDeviceIsCountedWithoutTheOthers()
    {
        var run = Run("a register 2 drop");

        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "a"));
        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "b"));
        Assert.IsNull(run.Next(FaultPoint.Register, "dps", null));
        Assert.AreEqual("a", run.Next(FaultPoint.Register, "dps", "a")!.Rule.Device);
    }

    [TestMethod]
    public void APointCountsForItself()
    {
        var run = Run("* poll 1 drop");

        Assert.IsNull(run.Next(FaultPoint.Register, "dps", "a"));
        Assert.IsNotNull(run.Next(FaultPoint.Poll, "dps", "a"));
    }

    [TestMethod]
    public void ARuleOfOneHubDoesNotCountTheOthers()
    {
        var run = Run("* publish@Eu.example 2 drop");

        Assert.IsNull(run.Next(FaultPoint.Publish, "eu.example", "a"));
        Assert.IsNull(run.Next(FaultPoint.Publish, "us.example", "a"));
        Assert.IsNotNull(run.Next(FaultPoint.Publish, "eu.example", "a"));
    }

    [TestMethod]
    public void TheFirstOfTwoRulesIsTakenAndBothCount()
    {
        var run = Run("* register 1..2 drop\n* register 2..3 close");

        var actions = Enumerable.Range(1, 4)
            .Select(_ => run.Next(FaultPoint.Register, "dps", "a"))
            .Select(hit => hit?.Rule.Action.Kind.ToString() ?? "-");

        Assert.AreEqual("Drop Drop Close -", string.Join(' ', actions));
    }

    private static FaultRun Run(string script) => new(FaultScript.Parse(script));
}
