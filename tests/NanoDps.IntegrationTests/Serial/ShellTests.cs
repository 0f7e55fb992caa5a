using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>The shell, by a terminal at the end of a cable.</summary>
[TestClass]
public sealed class ShellTests : SerialTest
{
    [TestMethod]
    public async Task AnUnconfiguredBoardIsSetUpByATerminalAloneUntilItReachesItsHub()
    {
        var terminal = await PlugInAsync();
        await terminal.CodeAsync(600);
        var lacks = await terminal.CodeAsync(650);
        Assert.AreEqual(
            "not configured: id-scope is missing; type config set <name> <value>", lacks.Text);

        string[] commands =
        [
            "config set id-scope " + Given.Device.IdScope,
            "config set registration-id " + Given.Device.RegistrationId,
            "config set wifi-ssid " + DeviceSetup.WifiSsid,
            "config set wifi-password " + DeviceSetup.WifiPassword,
        ];
        foreach (var command in commands)
        {
            Assert.AreEqual("602 ok command=config-set", (await terminal.RunAsync(command)).End);
        }

        // With the last value it starts by itself, before it has answered, and every phase tells what
        // matters.
        terminal.Type("config set key " + Given.Device.Key + "\r");
        StringAssert.StartsWith((await terminal.CodeAsync(202)).Text, "up ip=");
        StringAssert.Contains((await terminal.CodeAsync(301)).Text, " source=sntp offset-ms=");
        StringAssert.Contains((await terminal.CodeAsync(121)).Text, "fingerprint=0011223344556677 ");
        StringAssert.Contains(
            (await terminal.CodeAsync(401)).Text, " native=163840 block=114688 heap=163840");
        StringAssert.Contains((await terminal.CodeAsync(402)).Text, "connected ms=");
        await terminal.CodeAsync(407);
        StringAssert.Contains((await terminal.CodeAsync(502)).Text, " queue=");
        await terminal.CodeAsync(505);
        await Fixture.TelemetryAsync(Given.Device.RegistrationId, 1);

        var status = await terminal.RunAsync("status");
        StringAssert.Contains(status.Text, "configured=yes");
        StringAssert.Contains(status.Text, "ip=");
        StringAssert.Contains(status.Text, "\nnative=163840 block=114688 heap=163840\n");
        StringAssert.Contains(status.Text, "lock=none");
    }

    [TestMethod]
    public async Task ShowTellsWhatWasSetButForSecrets()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        var shown = await terminal.RunAsync("config show");
        StringAssert.Contains(shown.Text, "registration-id=device-01\nkey=set key-check=");
        StringAssert.Contains(shown.Text, "wifi-ssid=workshop\nwifi-password=set key-check=");
        StringAssert.EndsWith(
            shown.Text,
            "\nroots fingerprint=0011223344556677 first-expiry=2038-01-15 bundle=-\n"
            + "complete=yes\nok command=config-show");
    }

    [TestMethod]
    public async Task WhatIsWrongWithACertificateIsSaidOnceUntilItChanges()
    {
        var terminal = await PlugInAsync(
            Given.Device.Configuration!.Replace(
                "key = " + Given.Device.Key, "certificate = a.crt\nprivate-key = a.key"));
        StringAssert.EndsWith(
            (await terminal.CodeAsync(166)).Text, ": a.crt: expected a file, got none");

        // Every change has it look again, and it joins no network before it has what it needs.
        await terminal.RunAsync("config set private-key b.key");
        await terminal.RunAsync("config set private-key a.key");
        terminal.Type("config set certificate b.crt\r");
        StringAssert.EndsWith(
            (await terminal.CodeAsync(166)).Text, ": b.crt: expected a file, got none");
        Assert.AreEqual(2, terminal.Lines.Count(line => line.Code == 166));
        Assert.IsFalse(terminal.Lines.Any(line => line.Code == 201));
    }

    [TestMethod]
    public async Task ReprovisionSendsTheDeviceToDpsAgain()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(505);
        Assert.IsTrue((await terminal.RunAsync("reprovision")).IsOk);
        await terminal.CodeAsync(404);
        await terminal.CodeAsync(505);
    }

    [TestMethod]
    public async Task NetworkTestTellsSignalNameAndPort()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(505);
        var answer = await terminal.RunAsync("network test");
        Assert.IsTrue(answer.IsOk, answer.Text);
        StringAssert.Contains(answer.Text, "rssi=-50 others=0");
        StringAssert.Contains(answer.Text, $"host={Given.DpsHost} port=8883 address=");
        StringAssert.Contains(answer.Text, " name-ms=");
        StringAssert.Contains(answer.Text, " tcp-ms=");
        await Fixture.EventAsync(Dps, EventKind.TlsFailed);
    }

    [TestMethod]
    public async Task TlsTestDoesOneHandshakeAndTellsWhatFails()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(505);
        var good = await terminal.RunAsync("tls test");
        Assert.IsTrue(good.IsOk, good.Text);
        StringAssert.Contains(good.Text, " tls-ms=");

        // The hub's certificate is not DPS's: by another name it is refused.
        var hub = Fixture.Emulator.Facts.Hubs[0];
        Board.Host.Names.Map("other.example:8883", $"{hub.Address}:{hub.Port}");
        var wrongName = await terminal.RunAsync("tls test other.example");
        StringAssert.EndsWith(
            wrongName.End, "got 402!certificate-name code=4 tls=cn-mismatch; check endpoint");
        await Fixture.EventAsync(Given.Hub, EventKind.TlsFailed);

        var closed = await terminal.RunAsync("tls test 127.0.0.1:1");
        StringAssert.EndsWith(closed.End, "got 203 unreachable code=10061; open port 8883");
        var unknown = await terminal.RunAsync("tls test no.such.host.example");
        StringAssert.EndsWith(
            unknown.End, "got 202 name-unknown code=11001; check endpoint, DNS");
    }

    [TestMethod]
    public async Task ALockedShellTakesNoConfigurationUntilItIsUnlocked()
    {
        var terminal = await PlugInAsync();
        Assert.IsTrue((await terminal.RunAsync("lock " + Passphrase)).IsOk);
        var locked = await terminal.RunAsync("config set id-scope x");
        Assert.AreEqual(
            "680 error expected an unlocked shell, got a locked one; type unlock <passphrase>",
            locked.End);
        Assert.AreEqual(
            "680 error expected the passphrase, got another; try again in s=1",
            (await terminal.RunAsync("unlock " + Passphrase + "s")).End);
        StringAssert.StartsWith(
            (await terminal.RunAsync("unlock " + Passphrase)).End,
            "680 error expected a pause after a wrong passphrase");
        Answer answer;
        do
        {
            await Task.Delay(100, TestContext.CancellationToken);
            answer = await terminal.RunAsync("unlock " + Passphrase);
        }
        while (!answer.IsOk);
        Assert.IsTrue((await terminal.RunAsync("config set id-scope x")).IsOk);

        // The lock outlives the power.
        Board.CutPower();
        Board.SwitchOn();
        Assert.AreEqual(locked.End, (await terminal.RunAsync("config set id-scope x")).End);
    }

    [TestMethod]
    public async Task WhatIsNoLineGetsOneErrorAndTheNextCommandWorks()
    {
        var terminal = await PlugInAsync();
        await terminal.CodeAsync(600);
        terminal.Type([0x80, 0xFF, (byte)'\r']);
        Assert.AreEqual(
            "error expected UTF-8, got byte 128 at 1; type the line again",
            (await terminal.CodeAsync(680)).Text);
        terminal.Type(new string('x', 300) + "\r\n");
        Assert.AreEqual(
            "error expected at most 200 bytes, got 300; send a shorter line",
            (await terminal.CodeAsync(680)).Text);
        terminal.Type("\u001B[A\r");
        StringAssert.StartsWith(
            (await terminal.CodeAsync(680)).Text, "error expected text, got control byte 27 at 1;");

        // What Given.Device's key would be, typed where a command is wanted: not repeated.
        StringAssert.StartsWith(
            (await terminal.RunAsync(Given.Device.Key)).End, "680 error expected a command,");
        Assert.AreEqual(
            "680 error expected a host and a port from 1 to 65535, got another text; "
            + "type tls test <host>:<port>",
            (await terminal.RunAsync("tls test " + Given.Device.Key)).End);
        Assert.IsTrue((await terminal.RunAsync("status")).IsOk);
    }

    [TestMethod]
    public async Task ALoopInTheCableIsNoStorm()
    {
        var terminal = await PlugInAsync();
        await terminal.CodeAsync(650);

        // All that came is sent back, twice; then it is quiet but for the answer to help.
        var came = terminal.Lines.Select(line => line.Whole + "\r\n").ToArray();
        terminal.Type(string.Concat(came.Concat(came)) + "help\r\n");
        Assert.AreEqual("ok command=help", (await terminal.CodeAsync(602)).Text);
        Assert.AreEqual(0, terminal.Lines.Count(line => line.Code == 680));
    }

    [TestMethod]
    public async Task AHalfTypedLineStopsNobody()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(600);
        terminal.Type("sta");
        await terminal.CodeAsync(505);
        terminal.Type("tus\r");
        await terminal.CodeAsync(602);
    }

    [TestMethod]
    public async Task AFloodOfInputEndsInErrorsAndNotTheDevice()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(600);
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var noise = new byte[200];
            random.NextBytes(noise);
            terminal.Type(noise);
        }

        terminal.Type("\rhelp\r");
        await terminal.NextAsync(line => line.Text == "ok command=help", "the answer to help");
        await terminal.CodeAsync(505);
        Assert.IsTrue((await terminal.RunAsync("status")).IsOk);
    }

    [TestMethod]
    public async Task ACableThatNobodyHoldsIsNoHindranceAndIsPickedUpAgain()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(101);
        terminal.Dispose();
        await Fixture.TelemetryAsync(Given.Device.RegistrationId, 3);
        var second = Open();
        await second.CodeAsync(505);
        StringAssert.Contains(
            (await second.RunAsync("history")).Text, "now ", "the lines meanwhile are remembered");
    }
}
