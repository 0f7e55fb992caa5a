using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Desktop;

/// <summary>nanodps monitor, with the firmware at the other end.</summary>
[TestClass]
public sealed class MonitorTests : DesktopTest
{
    [TestMethod]
    public async Task AWrongKeyIsFoundExplainedAndFoundAgainInTheSavedLog()
    {
        var wrong = Given.Device with { Key = Given.Key("somebody else") };
        await PrepareAsync(
            wrong.Configuration, Given.Options with { IdentityRefusal = IdentityRefusal.Answer });
        var live = Run("monitor", Board.Port, "--log", "kept.log");
        await live.WaitForAsync("following", Deadline);
        Board.SwitchOn();
        await live.WaitForAsync("480 dps", Deadline);
        live.Interrupt();
        Assert.AreEqual(1, await live.EndAsync(Deadline));
        HasFaultAndCause(live.Output);

        var saved = Run("monitor", "--file", "kept.log");
        Assert.AreEqual(1, await saved.EndAsync(Deadline));
        HasFaultAndCause(saved.Output);
    }

    [TestMethod]
    public async Task ABadCableHidesNeitherTheHubNorMakesOneUp()
    {
        await SwitchOnAsync(Given.Device.Configuration);
        using var cable = new BadCable(Board.Port, oneOf: 150, seed: 3);
        var monitor = Run("monitor", cable.Port);
        await monitor.WaitForAsync("505 hub", Deadline);
        monitor.Interrupt();
        Assert.AreEqual(0, await monitor.EndAsync(Deadline));

        // Whatever is shown as whole is what the board wrote, to the letter.
        var written = Board.Console.ToHashSet();
        foreach (var line in monitor.Output.Where(line => line.Contains(" I 4", StringComparison.Ordinal)
            && char.IsAsciiDigit(line[0])))
        {
            Assert.IsTrue(written.Any(one => line.StartsWith(one, StringComparison.Ordinal)), line);
        }
    }

    [TestMethod]
    public async Task APulledCableIsWaitedForWhileTheBoardGoesOn()
    {
        await PrepareAsync(Given.Device.Configuration);
        var port = InFolder("port");
        var first = new BadCable(Board.Port, oneOf: int.MaxValue / 3, seed: 1);
        File.CreateSymbolicLink(port, first.Port);
        var monitor = Run("monitor", port);
        await monitor.WaitForAsync("following", Deadline);
        Board.SwitchOn();
        await monitor.WaitForAsync("301 clock", Deadline);
        File.Delete(port);
        first.Dispose();
        await monitor.WaitForAsync("is gone; waiting for it", Deadline);
        using var second = new BadCable(Board.Port, oneOf: int.MaxValue / 3, seed: 1);
        File.CreateSymbolicLink(port, second.Port);
        await monitor.WaitForAsync("505 hub", Deadline);
        monitor.Interrupt();
        Assert.AreEqual(0, await monitor.EndAsync(Deadline));
    }

    [TestMethod]
    public async Task ABoardThatIsNotConfiguredIsTold()
    {
        await SwitchOnAsync(configuration: null);
        // It has said so before the cable was there; Enter asks again.
        var monitor = RunTyping("\n", "monitor", Board.Port);
        await monitor.WaitForAsync("fault:101 config-missing: The board has no configuration file.", Deadline);
        monitor.Interrupt();
        Assert.AreEqual(1, await monitor.EndAsync(Deadline));
        StringAssert.Contains(string.Join('\n', monitor.Output), "first fault: 101 config-missing");
    }

    private static void HasFaultAndCause(IReadOnlyList<string> output)
    {
        var text = string.Join('\n', output);
        StringAssert.Contains(text, "the device did not reach its hub");
        StringAssert.Contains(text, "first fault: 602 unauthorized, after ");
        StringAssert.Contains(text, "  dps:401002 invalid-certificate: ");
        StringAssert.Contains(text, "  what to do: Compare id-scope, registration-id and key");
    }
}
