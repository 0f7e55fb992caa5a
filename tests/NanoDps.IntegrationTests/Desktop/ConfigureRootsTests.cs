using NanoDps.IntegrationTests.Serial;
using NanoDps.IntegrationTests.Support;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.IntegrationTests.Desktop;

/// <summary>nanodps configure --roots, with the firmware at the other end.</summary>
[TestClass]
public sealed class ConfigureRootsTests : DesktopTest
{
    [TestMethod]
    public async Task ALockedBoardTakesTheOwnersRootsUsesThemAfterItsRestartAndIsLockedAgain()
    {
        await SwitchOnAsync(Given.Device.Configuration);
        await ConsoleAsync("505 hub");
        using var terminal = new Terminal(Board.Port);
        Assert.IsTrue((await terminal.RunAsync("lock " + SerialTest.Passphrase)).IsOk);
        terminal.Dispose();
        await WriteAsync("lock.txt", SerialTest.Passphrase);
        await WriteAsync("nanodps.roots", Owner.Of.Bundle(2, Root.New));

        await EndAsync(1, "configure", Board.Port, "--roots", "nanodps.roots");
        var sent = await EndAsync(
            0, "configure", Board.Port, "--roots", "nanodps.roots", "--passphrase-file", "lock.txt");
        CollectionAssert.Contains(sent, "sent version 2 of the roots, nanodps.roots, and read it back");
        var again = await EndAsync(0, "configure", Board.Port, "--roots", "nanodps.roots");
        CollectionAssert.Contains(again, "version 2 of the roots is already there; another bundle needs a higher one");

        // Neither a restart nor another bundle without the passphrase.
        await EndAsync(1, "configure", Board.Port, "--clear-roots");
        Board.CutPower();
        var before = Board.Console.Count;
        Board.SwitchOn();
        await ConsoleAsync("110 boot    root bundle version=2");
        while (!Board.Console.Skip(before).Any(line => line.Contains("505 hub", StringComparison.Ordinal)))
        {
            await Task.Delay(50, Deadline);
        }
    }

    [TestMethod]
    public async Task WhatAnotherHasSignedIsRefusedInTheBoardsWords()
    {
        await SwitchOnAsync(Given.Device.Configuration);
        await ConsoleAsync("505 hub");
        await WriteAsync("nanodps.roots", Owner.Other.Bundle(2, Root.New));
        var lines = await EndAsync(1, "configure", Board.Port, "--roots", "nanodps.roots");
        CollectionAssert.Contains(
            lines,
            $"error: {Board.Port}: config set roots: the device says: roots: signature: not the owner's, "
            + "or the file was changed; nothing was stored");
        Assert.IsFalse(File.Exists(Board.FileOf("nanodps.roots")));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task ABadCableIsOvercome(int seed)
    {
        await SwitchOnAsync(Given.Device.Configuration);
        await ConsoleAsync("505 hub");
        var bundle = Owner.Of.Bundle(2, Root.New);
        await WriteAsync("nanodps.roots", bundle);
        using var cable = new BadCable(Board.Port, oneOf: 2000, seed);
        await EndAsync(0, "configure", cable.Port, "--roots", "nanodps.roots");
        CollectionAssert.AreEqual(bundle, await File.ReadAllBytesAsync(Board.FileOf("nanodps.roots"), Deadline));
    }

    [TestMethod]
    public async Task AsCommandsForATerminalTheyArriveToo()
    {
        await SwitchOnAsync(Given.Device.Configuration);
        await ConsoleAsync("505 hub");
        var bundle = Owner.Of.Bundle(2, Root.New);
        await WriteAsync("nanodps.roots", bundle);
        var show = Run("certs", "show", "nanodps.roots", "--commands");
        Assert.AreEqual(0, await show.EndAsync(Deadline), string.Join('\n', show.Errors));
        using var terminal = new Terminal(Board.Port);
        foreach (var command in show.Output)
        {
            Assert.AreEqual("602 ok command=config-set", (await terminal.RunAsync(command)).End);
        }

        CollectionAssert.AreEqual(bundle, await File.ReadAllBytesAsync(Board.FileOf("nanodps.roots"), Deadline));
    }

    private async Task<string[]> EndAsync(int exitCode, params string[] arguments)
    {
        var program = Run(arguments);
        var ended = await program.EndAsync(Deadline);
        string[] lines = [.. program.Output, .. program.Errors];
        Assert.AreEqual(exitCode, ended, string.Join('\n', lines));
        return lines;
    }

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(InFolder(name), text, Deadline);

    private Task WriteAsync(string name, byte[] content) =>
        File.WriteAllBytesAsync(InFolder(name), content, Deadline);
}
