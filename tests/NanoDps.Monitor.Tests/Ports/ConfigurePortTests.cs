using NanoDps.Cli.Tests;

namespace NanoDps.Monitor.Tests.Ports;

/// <summary>The program itself on a port.</summary>
[TestClass]
public sealed class ConfigurePortTests : IDisposable
{
    private const string Secret = "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-configure-").FullName;

    public ConfigurePortTests() => File.WriteAllText(
        Path.Combine(_folder, "nanodps.conf"),
        $"id-scope = 0ne00000A0A\nregistration-id = dev-01\nkey = {Secret}\nwifi-ssid = plant\n");

    public void Dispose()
    {
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task ADeviceGetsItsConfiguration()
    {
        using var device = new PtyDevice(new FakeDevice());
        using var program = Start(device.PortName, "--reboot");
        Assert.AreEqual(0, await program.EndAsync(_deadline.Token), string.Join('\n', program.Errors));
        Assert.AreEqual(Secret, device.Device.Values["key"]);
        Assert.HasCount(4, device.Device.Values);
        Assert.AreEqual(1, device.Device.Reboots);
        Assert.AreEqual("wrote 4 values of nanodps.conf and read them back", program.Output[^1]);
        Assert.IsFalse(
            program.Output.Concat(program.Errors).Any(line => line.Contains(Secret, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ALockedDeviceIsUnlocked()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "lock.txt"), "sesame\n", _deadline.Token);
        using var device = new PtyDevice(new FakeDevice { Passphrase = "sesame" });
        using var program = Start(device.PortName, "--passphrase-file", "lock.txt");
        Assert.AreEqual(0, await program.EndAsync(_deadline.Token), string.Join('\n', program.Errors));
        Assert.HasCount(4, device.Device.Values);
    }

    [TestMethod]
    public async Task ALockedDeviceWithoutPassphraseEndsIt()
    {
        using var device = new PtyDevice(new FakeDevice { Passphrase = "sesame" });
        using var program = Start(device.PortName);
        Assert.AreEqual(1, await program.EndAsync(_deadline.Token));
        CollectionAssert.AreEqual(
            new[]
            {
                $"error: {device.PortName}: config set id-scope: the device says: "
                + "expected an unlocked shell, got a locked one; type unlock <passphrase>",
                "hint: --passphrase-file FILE unlocks it for this command",
            },
            program.Errors.ToArray());
    }

    [TestMethod]
    public async Task APulledCableEndsIt()
    {
        using var device = new PtyDevice(new FakeDevice());
        device.Device.ToHost = line =>
        {
            if (line.Contains("config-set", StringComparison.Ordinal))
            {
                device.Dispose();
            }

            return line;
        };
        using var program = Start(device.PortName);
        Assert.AreEqual(1, await program.EndAsync(_deadline.Token));
        Assert.AreEqual($"error: {device.PortName}: expected the device to stay, got: the port is gone", program.Errors[0]);
    }

    private RunningProgram Start(string port, params string[] more) => RunningProgram.Start(
        ["configure", port, "--file", "nanodps.conf", .. more], _folder);
}
