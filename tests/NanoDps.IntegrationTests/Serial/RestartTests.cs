using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>What a board remembers of its last boot, and what it does not.</summary>
[TestClass]
public sealed class RestartTests : SerialTest
{
    [TestMethod]
    public async Task ARebootTellsWhyAndKeepsTheHistory()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        Assert.AreEqual("last-end=unknown wakeup=0", (await terminal.CodeAsync(120)).Text);
        await terminal.CodeAsync(505);
        Assert.IsTrue((await terminal.RunAsync("reboot")).IsOk);
        Assert.AreEqual("last-end=restart wakeup=0", (await terminal.CodeAsync(120)).Text);
        await terminal.CodeAsync(600);
        var history = await terminal.RunAsync("history");
        StringAssert.Contains(history.Text, "I 505 hub     acknowledged");
        StringAssert.Contains(history.Text, "I 603 shell   restart asked-by=shell\nnow ");
        await terminal.CodeAsync(505);
    }

    [TestMethod]
    public async Task AFaultBeforeAPowerCutIsInTheHistory()
    {
        // Nothing listens at port 1 of loopback.
        var terminal = await PlugInAsync(Given.Device.Configuration, "127.0.0.1:1");
        var fault = await terminal.CodeAsync(450);
        StringAssert.StartsWith(fault.Text, "203 unreachable");
        StringAssert.Contains(fault.Text, "open port 8883");
        while (!File.Exists(Board.FileOf("nanodps.history")))
        {
            await Task.Delay(50, TestContext.CancellationToken);
        }

        Board.CutPower();
        Board.SwitchOn();
        Assert.AreEqual(
            "last-end=unknown after a fault, see history wakeup=0",
            (await terminal.NextAsync(l => l.Code == 120, "the last end")).Text);
        StringAssert.Contains(
            (await terminal.RunAsync("history")).Text, "W 450 dps     203 unreachable");
    }

    [TestMethod]
    public async Task AFactoryResetIsAskedTwiceAndLeavesWhatItsOwnerPutThere()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(505);
        string[] theirs = ["nanodps.crt", "nanodps.csr", "nanodps.csr.key"];
        foreach (var name in theirs)
        {
            await File.WriteAllTextAsync(Board.FileOf(name), "x", TestContext.CancellationToken);
        }

        Assert.AreEqual(
            "680 error expected factory reset, then within 30 s factory reset confirm, "
            + "got another; type factory reset",
            (await terminal.RunAsync("factory reset confirm")).End);
        var asked = await terminal.RunAsync("factory reset");
        Assert.IsTrue(asked.IsOk);
        StringAssert.Contains(asked.Text, "type factory reset confirm in s=30");
        Assert.IsTrue((await terminal.RunAsync("factory reset confirm")).IsOk);
        await terminal.CodeAsync(600);
        StringAssert.StartsWith((await terminal.CodeAsync(650)).Text, "not configured: ");
        CollectionAssert.AreEqual(
            theirs,
            Directory.GetFiles(Path.GetDirectoryName(Board.FileOf("x"))!, "nanodps.*")
                .Select(Path.GetFileName).Order().ToArray());
    }

    [TestMethod]
    public async Task APowerCutBetweenTwoFilesLosesNoConfiguration()
    {
        var terminal = await PlugInAsync();
        await terminal.CodeAsync(600);
        await terminal.RunAsync("config set id-scope 0ne1");
        Board.CutPower();
        File.Move(Board.FileOf("nanodps.conf"), Board.FileOf("nanodps.conf.new"));
        Board.SwitchOn();
        await terminal.CodeAsync(600);
        StringAssert.Contains((await terminal.RunAsync("config show")).Text, "id-scope=0ne1\n");
        Assert.IsFalse(File.Exists(Board.FileOf("nanodps.conf.new")));
    }

    [TestMethod]
    public async Task AConfigurationThatCannotBeRecoveredDoesNotUnlockTheBoard()
    {
        var terminal = await PlugInAsync();
        await terminal.CodeAsync(600);
        await terminal.RunAsync("config set id-scope 0ne1");
        Assert.IsTrue((await terminal.RunAsync("lock " + Passphrase)).IsOk);
        Board.CutPower();

        var passphrase = await File.ReadAllBytesAsync(
            Board.FileOf("nanodps.lock"), TestContext.CancellationToken);

        // A folder of its name: nothing can be moved there.
        File.Move(Board.FileOf("nanodps.conf"), Board.FileOf("nanodps.conf.new"));
        Directory.CreateDirectory(Board.FileOf("nanodps.conf"));
        File.Move(Board.FileOf("nanodps.lock"), Board.FileOf("nanodps.lock.new"));
        Board.SwitchOn();
        await terminal.CodeAsync(600);
        Assert.AreEqual(
            "680 error expected an unlocked shell, got a locked one; type unlock <passphrase>",
            (await terminal.RunAsync("config set id-scope x")).End);
        StringAssert.StartsWith(
            (await terminal.RunAsync("unlock " + Passphrase)).End,
            "680 error expected a pause after the start; try again in s=");
        CollectionAssert.AreEqual(
            passphrase,
            await File.ReadAllBytesAsync(
                Board.FileOf("nanodps.lock"), TestContext.CancellationToken));
        Assert.IsTrue(File.Exists(Board.FileOf("nanodps.conf.new")));
        Assert.IsFalse(File.Exists(Board.FileOf("nanodps.lock.new")));
    }
}
