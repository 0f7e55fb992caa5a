using System.Text;
using NanoDps.Emulator.Events;
using NanoDps.Field.Tests.Support;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>A device that has registered once goes straight to its hub, and only then.</summary>
[TestClass]
public sealed class AssignmentTests
{
    private const string Known = $"assigned before hub={Service.Hub} device={Service.Device}";

    [TestMethod]
    public async Task TheSecondStartGoesStraightToTheHub()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var first = board.SwitchOn();
        var before = await first.ReachHubAsync();
        using var second = board.SwitchOn();
        var after = await second.ReachHubAsync();

        Assert.IsFalse(before.Any(line => line.Code == LogCode.KnownHub), first.Text);
        Assert.AreEqual(Known, after.Single(line => line.Code == LogCode.KnownHub).Text);
        Assert.IsFalse(after.Any(line => line.Code == LogCode.DpsConnecting), second.Text);
        Assert.IsFalse(before.Concat(after).Any(line => line.Level != 'I'), second.Text);
        Assert.AreEqual(1, emulator.Count("dps", EventKind.Hello));
        Assert.AreEqual(2, emulator.Count(Service.Hub, EventKind.Hello));
    }

    [TestMethod]
    [DataRow("0ne00000A0B", Service.Device, null)]
    [DataRow(null, "device-02", null)]
    [DataRow(null, Service.Device, "dps.private.contoso.net")]
    public async Task AnotherIdentityOrEndpointRegistersAnew(string? scope, string id, string? endpoint)
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub);
        board.Configure($"key = {Service.KeyOf(id)}", id, scope, endpoint);
        using var start = board.SwitchOn();
        var line = await start.LineAsync(LogCode.DpsConnecting);

        Assert.AreEqual($"connecting host={endpoint ?? Service.Dps}", line.Text);
        Assert.AreEqual(0, start.Count(LogCode.KnownHub), start.Text);
        Assert.AreEqual(0, start.Count(LogCode.HubConnecting), start.Text);
    }

    [TestMethod]
    public async Task WhatAServiceWroteIntoTheDeviceIdMakesNoLineOfItsOwn()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub, "d\r1 E 180 boot    x");
        using var start = board.SwitchOn();

        Assert.AreEqual(
            $"assigned before hub={Service.Hub} device=d",
            (await start.LineAsync(LogCode.KnownHub)).Text);
    }

    [TestMethod]
    public async Task AnotherKeyOrWifiKeepsTheHub()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub);
        board.Configure($"# comment\nkey = {Service.KeyOf("device-02")}");
        using var start = board.SwitchOn();

        Assert.AreEqual(Known, (await start.LineAsync(LogCode.KnownHub)).Text);
        Assert.AreEqual(
            $"connecting host={Service.Hub}", (await start.LineAsync(LogCode.HubConnecting)).Text);
    }

    [TestMethod]
    [DataRow("cut")]
    [DataRow("bit")]
    [DataRow("empty")]
    [DataRow("text")]
    [DataRow("whole, of three lines")]
    [DataRow("whole, without a hub")]
    [DataRow("whole, without a device id")]
    [DataRow("whole, not of this identity")]
    public async Task AnAssignmentThatIsBrokenRegistersAnewAndIsMended(string how)
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub);
        var identity = $"{emulator.Facts.IdScope}\n{Service.Device}\n{Service.Dps}\n";
        var good = board.Get(Board.Assignment + ".a")!;
        board.Put(Board.Assignment + ".a", how switch
        {
            "cut" => good[..(good.Length / 2)],
            "bit" => [.. good[..20], (byte)(good[20] ^ 1), .. good[21..]],
            "empty" => [],
            "text" => Encoding.UTF8.GetBytes(Service.Hub),
            "whole, of three lines" => Slot(identity),
            "whole, without a hub" => Slot(identity + "\ndevice-01\n0\n"),
            "whole, without a device id" => Slot(identity + Service.Hub + "\n\n0\n"),
            _ => Slot("\n\n\n" + Service.Hub + "\ndevice-01\n0\n"),
        });
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        Assert.IsFalse(lines.Any(line => line.Level != 'I'), start.Text);
        Assert.AreEqual(0, start.Count(LogCode.KnownHub), start.Text);
        Assert.AreEqual(1, start.Count(LogCode.DpsAssigned), start.Text);
        Assert.AreEqual(Service.Hub, Kept(board).Hub);
    }

    [TestMethod]
    public async Task AStorageThatCannotBeWrittenIsSaidAndTheDeviceWorks()
    {
        // A folder has the name of the file.
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        Directory.CreateDirectory(board.Storage + Board.Assignment + ".a");
        Directory.CreateDirectory(board.Storage + Breadcrumb.FileName);
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        var line = lines.Single(one => one.Level != 'I');
        Assert.AreEqual(LogCode.HubNotKept, line.Code);
        StringAssert.StartsWith(line.Text, "assignment not kept: ");
    }

    private static Assignment Kept(Board board) => Assignment.Read(
        new TwoSlotFile(board.Storage + Board.Assignment).Read(), board.Settings);

    private static byte[] Slot(string text) => TwoSlotFile.Slot(1, Encoding.UTF8.GetBytes(text));
}
