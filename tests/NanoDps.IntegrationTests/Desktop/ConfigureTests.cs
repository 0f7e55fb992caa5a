using NanoDps.IntegrationTests.Support;

namespace NanoDps.IntegrationTests.Desktop;

/// <summary>nanodps configure, with the firmware at the other end.</summary>
[TestClass]
public sealed class ConfigureTests : DesktopTest
{
    [TestMethod]
    public async Task AFreshBoardIsConfiguredAndReachesItsHub()
    {
        await SwitchOnAsync(configuration: null);
        await WriteAsync(Given.Device.Configuration!);
        var configure = Run("configure", Board.Port, "--file", "nanodps.conf");
        Assert.AreEqual(0, await configure.EndAsync(Deadline), string.Join('\n', configure.Errors));
        Assert.AreEqual("wrote 5 values of nanodps.conf and read them back", configure.Output[^2]);

        // Once nothing is lacking it starts by itself.
        var monitor = Run("monitor", Board.Port);
        await monitor.WaitForAsync("505 hub", Deadline);
        monitor.Interrupt();
        Assert.AreEqual(0, await monitor.EndAsync(Deadline));
        CollectionAssert.Contains(
            monitor.Output.ToList(), "the device reached its hub contoso-eu.azure-devices.net");
    }

    [TestMethod]
    public async Task WhatABoardHasBesidesIsTakenOut()
    {
        await SwitchOnAsync("id-scope = 0ne1\nendpoint = old.example\ngroup-key = " + Given.GroupKey + "\n");
        await WriteAsync(Given.Device.Configuration!);
        var configure = Run("configure", Board.Port, "--file", "nanodps.conf", "--reboot");
        Assert.AreEqual(0, await configure.EndAsync(Deadline), string.Join('\n', configure.Errors));
        await ConsoleAsync("505 hub");
        var file = await File.ReadAllTextAsync(Board.FileOf("nanodps.conf"), Deadline);
        Assert.IsFalse(file.Contains("old.example", StringComparison.Ordinal), file);
        Assert.IsFalse(file.Contains("group-key", StringComparison.Ordinal), file);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task ABadCableIsOvercome(int seed)
    {
        await SwitchOnAsync(configuration: null);
        await WriteAsync(Given.Device.Configuration!);
        using var cable = new BadCable(Board.Port, oneOf: 500, seed);
        var configure = Run("configure", cable.Port, "--file", "nanodps.conf");
        Assert.AreEqual(0, await configure.EndAsync(Deadline), string.Join('\n', configure.Errors));
        await ConsoleAsync("505 hub");
    }

    private Task WriteAsync(string configuration) =>
        File.WriteAllTextAsync(InFolder("nanodps.conf"), configuration, Deadline);
}
