using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.IntegrationTests.Support;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.IntegrationTests.Serial;

/// <summary>Roots that the owner has signed, set and cleared by the cable.</summary>
[TestClass]
public sealed class RootsTests : SerialTest
{
    private const string Untrusted = "403!certificate-untrusted";
    private const string Roots = "roots fingerprint=0011223344556677 first-expiry=2038-01-15";

    [TestMethod]
    public async Task ADeviceFollowsItsServiceToANewRootAndBack()
    {
        var terminal = await PlugInAsync(
            Given.Device.Configuration,
            options: Given.Options with { Chain = ChainKind.Successor },
            pinned: Root.Pinned);
        Fixture.Allow(EventKind.TlsFailed);
        StringAssert.StartsWith((await terminal.CodeAsync(450)).Text, Untrusted);
        StringAssert.Contains(
            (await terminal.RunAsync("config show")).Text, Roots + " bundle=-\n");

        var root = await File.ReadAllTextAsync(
            Fixture.Emulator.Facts.CaFile, TestContext.CancellationToken);
        var stored = await SendAsync(terminal, Owner.Of.Bundle(2, root));
        Assert.IsTrue(stored.IsOk, stored.Text);
        StringAssert.Contains(
            stored.Text, Roots + " bundle=- next-bundle=2, used from the next start on");
        await terminal.RunAsync("reboot");
        await terminal.CodeAsync(600);
        StringAssert.Contains(
            (await terminal.RunAsync("config show")).Text, Roots + " bundle=2\n");
        await terminal.CodeAsync(505);
        Assert.AreEqual(
            1, Board.Console.Count(l => l.EndsWith("root bundle version=2", StringComparison.Ordinal)));

        // Cleared, the same is new again; and cleared for good.
        const string cleared = " bundle=2 next-bundle=-, used from the next start on";
        StringAssert.Contains((await terminal.RunAsync("config clear roots")).Text, cleared);
        Assert.IsTrue((await SendAsync(terminal, Owner.Of.Bundle(2, root))).IsOk);
        StringAssert.Contains((await terminal.RunAsync("config clear roots")).Text, cleared);
        await terminal.RunAsync("reboot");
        var refused = await terminal.NextAsync(line => line.Code is 450 or 550, "a refusal");
        StringAssert.StartsWith(refused.Text, Untrusted);
        StringAssert.Contains(
            (await terminal.RunAsync("config show")).Text, Roots + " bundle=-\n");
    }

    [TestMethod]
    public async Task WhatAnotherHasSignedIsRefusedAtTheCable()
    {
        var terminal = await PlugInAsync(Given.Device.Configuration);
        await terminal.CodeAsync(505);

        var answer = await SendAsync(terminal, Owner.Other.Bundle(2, Root.New));

        Assert.AreEqual(
            "680 error roots: signature: not the owner's, or the file was changed; "
            + "nothing was stored",
            answer.End);
        Assert.IsFalse(File.Exists(Board.FileOf("nanodps.roots")));
    }

    private static async Task<Answer> SendAsync(Terminal terminal, byte[] bundle)
    {
        Answer? answer = null;
        for (var start = 0; start < bundle.Length; start += 120)
        {
            var part = Convert.ToBase64String(
                bundle.AsSpan(start, Math.Min(120, bundle.Length - start)));
            answer = await terminal.RunAsync($"config set roots {start}/{bundle.Length} {part}");
        }

        return answer!;
    }
}
