using System.Text.RegularExpressions;
using NanoDps.Cli.Tests;

namespace NanoDps.Monitor.Tests.Ports;

/// <summary>The program itself on a port.</summary>
[TestClass]
public sealed class MonitorPortTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-monitor-").FullName;

    public void Dispose()
    {
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task ADeviceIsFollowedExplainedAndDiagnosed()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = Start("monitor", device.PortName, "--log", "kept.log");
        await program.WaitForAsync("following", _deadline.Token);
        device.Say(101, "boot", "NanoDps 0.1.0 free-bytes=61440");
        device.Say(450, "dps", "602!unauthorized: check key, id-scope, clock code=0");
        device.Say(450, "dps", "602!unauthorized: check key, id-scope, clock code=0");
        await program.WaitForAsync("    fault:602 unauthorized: DPS does not take the credentials", _deadline.Token);
        device.Say(502, "hub", "connected ms=1900");
        await program.WaitForAsync("502 hub", _deadline.Token);
        program.Interrupt();

        Assert.AreEqual(0, await program.EndAsync(_deadline.Token));
        CollectionAssert.Contains(program.Output.ToList(), "the device reached its hub");
        CollectionAssert.Contains(program.Output.ToList(), "first fault: 602 unauthorized, after 1.0 s");

        // What explains a fault is said once.
        Assert.AreEqual(1, program.Output.Count(line => line.StartsWith("    fault:602", StringComparison.Ordinal)));
        Assert.AreEqual(
            device.Device.Written.ToString(),
            await File.ReadAllTextAsync(Path.Combine(_folder, "kept.log"), _deadline.Token));
    }

    [TestMethod]
    public async Task WhatIsTypedGoesToTheShell()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = RunningProgram.Start(
            ["monitor", device.PortName, "--timeout", "20", "--filter", "shell"], _folder, "config show\n");
        await program.WaitForAsync("602 shell   ok command=config-show", _deadline.Token);
        program.Interrupt();
        await program.EndAsync(_deadline.Token);
        CollectionAssert.AreEqual(new[] { "config show" }, device.Device.Commands);
    }

    [TestMethod]
    public async Task APulledCableIsWaitedFor()
    {
        var port = Path.Combine(_folder, "port");
        using var first = new PtyDevice(new FakeDevice());
        File.CreateSymbolicLink(port, first.PortName);
        using var program = Start("monitor", port);
        await program.WaitForAsync("following", _deadline.Token);
        first.Say(101, "boot", "NanoDps 0.1.0");
        await program.WaitForAsync("101 boot", _deadline.Token);

        using var second = new PtyDevice(new FakeDevice());
        File.Delete(port);
        first.Dispose();
        await program.WaitForAsync("is gone; waiting for it", _deadline.Token);
        File.CreateSymbolicLink(port, second.PortName);
        await program.WaitForAsync("is back", _deadline.Token);
        second.Say(502, "hub", "connected ms=1");
        await program.WaitForAsync("502 hub", _deadline.Token);
        program.Interrupt();
        Assert.AreEqual(0, await program.EndAsync(_deadline.Token));
    }

    [TestMethod]
    public async Task NoiseFloodsAndTornLinesAreLivedThrough()
    {
        using var pty = new Pty();
        using var program = Start("monitor", pty.PortName, "--json");
        await program.WaitForAsync("following", _deadline.Token);
        var random = new Random(7);
        var noise = new byte[20_000];
        random.NextBytes(noise);
        pty.Write(noise);
        pty.Write(new string('x', 50_000));
        pty.Write("\n5 I 201 network joining as dev-01 *0000\r\n");
        foreach (var next in LineChecksum.Append("9 I 502 hub     connected ms=1") + "\r")
        {
            pty.Write(next.ToString());
        }

        var line = await program.WaitForAsync("\"code\":502", _deadline.Token);
        Assert.AreEqual(
            "{\"uptimeMs\":9,\"level\":\"I\",\"code\":502,\"phase\":\"hub\",\"text\":\"connected ms=1\",\"fault\":null,\"explained\":null}",
            line);
        program.Interrupt();
        Assert.AreEqual(0, await program.EndAsync(_deadline.Token));
        StringAssert.StartsWith(program.Output[^1], "{\"verdict\":\"reached\"");
    }

    // C1 controls, U+009B is CSI as one character, ends of lines, and what turns the direction of
    // writing: a device lets them through from a service.
    [TestMethod]
    [DataRow("--json")]
    [DataRow("--baud=9600")]
    public async Task NothingOfADevicesTextReachesTheTerminalAsACommand(string option)
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = Start("monitor", device.PortName, option);
        await program.WaitForAsync("following", _deadline.Token);
        var harm = string.Concat(Enumerable.Range(0x80, 0x20).Select(code => (char)code))
            + "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f\ufeff";
        device.Say(451, "dps", $"error=401002 tracking=t message=a{harm}2Jb");
        device.Say(407, "dps", $"assigned hub=h{harm}2Ji device=d{harm}e");
        await program.WaitForAsync("407", _deadline.Token);
        program.Interrupt();
        Assert.AreEqual(1, await program.EndAsync(_deadline.Token));
        var shown = string.Join('\n', program.Output.Concat(program.Errors));
        Assert.IsFalse(shown.Any(one => harm.Contains(one, StringComparison.Ordinal)), shown);
        StringAssert.Contains(shown, "message=a2Jb");
        StringAssert.Contains(shown, "h2Ji");
    }

    [TestMethod]
    public async Task AFullDiskEndsTheFileAlone()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = Start("monitor", device.PortName, "--log", "/dev/full");
        await program.WaitForAsync("following", _deadline.Token);
        device.Say(101, "boot", "NanoDps 0.1.0");
        await program.WaitForAsync("going on without it", _deadline.Token);
        device.Say(502, "hub", "connected ms=1900");
        await program.WaitForAsync("502 hub", _deadline.Token);
        program.Interrupt();

        Assert.AreEqual(0, await program.EndAsync(_deadline.Token), string.Join('\n', program.Errors));
        CollectionAssert.Contains(program.Output.ToList(), "the device reached its hub");
        Assert.HasCount(2, program.Errors, string.Join('\n', program.Errors));
        StringAssert.Matches(program.Errors[1], new Regex(
            "^--log: expected [0-9]+ bytes to be written, got: No space left on device.*; going on without it$"));
    }

    [TestMethod]
    public async Task ATimeEndsIt()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = Start("monitor", device.PortName, "--timeout", "1");
        Assert.AreEqual(2, await program.EndAsync(_deadline.Token));
        CollectionAssert.AreEqual(
            new[]
            {
                $"following {device.PortName} at 115200 baud, until Ctrl-C",
                $"error: {device.PortName}: expected lines of a device's log, got nothing",
                "hint: record the board's diagnostics line; docs/log.md shows what it looks like",
            },
            program.Errors.ToArray());
    }

    private RunningProgram Start(params string[] arguments) => RunningProgram.Start(arguments, _folder);
}
