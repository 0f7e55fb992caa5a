using NanoDps.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Field.Tests.Support;
using NanoDps.Flash;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>A start that hung in a handshake is known to the next one, which does not hurry.</summary>
[TestClass]
public sealed class BreadcrumbTests
{
    [TestMethod]
    public async Task AStartThatHangsAtDpsIsToldByTheNextOneWhichWaits()
    {
        await using var emulator = await Service.StartAsync("* handshake all stall");
        using var board = new Board(emulator.Facts);
        await HangAsync(board, emulator, "dps");
        Assert.AreEqual("1 " + Service.Dps, Crumb(board));

        await WaitsAsync(board, Service.Dps, 1, 30, 60);
    }

    [TestMethod]
    public async Task AStartThatHangsAtTheHubIsToldByTheNextOneWhichWaits()
    {
        await using var emulator = await Service.StartAsync("* hub-handshake all stall");
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub);
        await HangAsync(board, emulator, Service.Hub);
        Assert.AreEqual("1 " + Service.Hub, Crumb(board));

        await WaitsAsync(board, Service.Hub, 1, 30, 60);
    }

    [TestMethod]
    public async Task ACleanStartLeavesNone()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOn();
        await start.ReachHubAsync();

        Assert.IsNull(Crumb(board));
    }

    [TestMethod]
    public async Task APowerCutBetweenTwoHandshakesLeavesNone()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOn();
        await start.LineAsync(LogCode.DpsReply);
        start.CutPower();

        Assert.IsNull(Crumb(board));
    }

    [TestMethod]
    public async Task AHandshakeThatFailsLeavesNone()
    {
        await using var emulator = await Service.StartAsync("* handshake all profile untrustedRoot");
        using var board = new Board(emulator.Facts);
        using var start = board.SwitchOn();
        await start.LineAsync(LogCode.DpsFault);
        start.Stop();

        Assert.IsNull(Crumb(board));
    }

    [TestMethod]
    public async Task AHubThatHungDoesNotDelayDps()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Put(Breadcrumb.FileName, "4 " + Service.Hub);
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();

        Assert.AreEqual(
            $"last start hung in a handshake phase=- host={Service.Hub} times=4 wait-s=0",
            lines.Single(line => line.Level != 'I').Text);
        Assert.AreEqual(1, start.Count(LogCode.DpsConnecting), start.Text);
        Assert.IsNull(Crumb(board));
    }

    [TestMethod]
    public async Task ADpsThatHungDoesNotDelayTheHub()
    {
        await using var emulator = await Service.StartAsync();
        using var board = new Board(emulator.Facts);
        board.Know(Service.Hub);
        board.Put(Breadcrumb.FileName, "4 " + Service.Dps);
        using var start = board.SwitchOn();
        await start.LineAsync(LogCode.HubConnecting);

        Assert.AreEqual(
            $"last start hung in a handshake phase=dps host={Service.Dps} times=4 wait-s=0",
            start.Lines.Single(line => line.Code == LogCode.Hung).Text);
    }

    [TestMethod]
    public void AHubThatHungDoesNotDelayDpsWhenItsCertificateIsGone()
    {
        using var storage = new BareStorage();
        storage.Know(Service.Hub);
        storage.Put(Breadcrumb.FileName, "1 " + Service.Hub);
        storage.Put(IssuedCertificate.RequestName, "AAAA");
        var memory = new IssuingMemory(
            storage.Path, storage.Settings, storage.Log, 0, new DeviceFeatures());

        Assert.IsNull(memory.Hub);
        Assert.AreEqual(0, memory.StartDelay);
    }

    [TestMethod]
    public void TheCountGrowsWithEveryStartThatHangsAtTheSameHost()
    {
        using var storage = new BareStorage();
        for (var count = 0; count < 5; count++)
        {
            var crumb = new Breadcrumb(storage.Path);
            Assert.AreEqual(count, crumb.Count);
            crumb.Lay(Service.Dps);
        }

        // Each life may lay it more than once, and is one life all the same.
        var other = new Breadcrumb(storage.Path);
        other.Lay(Service.Dps);
        other.Take();
        other.Lay(Service.Hub);
        Assert.AreEqual(1, new Breadcrumb(storage.Path).Count);
        Assert.AreEqual(Service.Hub, new Breadcrumb(storage.Path).Host);
    }

    [TestMethod]
    public void ADpsThatHangsByBothTransportsInTurnIsOneRow()
    {
        using var storage = new BareStorage();
        var waits = new List<long>();
        for (var start = 1; start <= 5; start++)
        {
            // As the device does: what it has hung with says by what it tries now.
            var memory = new StoredMemory(storage.Path, storage.Settings, storage.Log, 0, true);
            waits.Add(memory.StartDelay / 1000);
            memory.Connecting(Service.Dps + (memory.UsesFallback ? DeviceMemory.HttpsSuffix : ""));
        }

        CollectionAssert.AreEqual(new long[] { 0, 30, 60, 120, 240 }, waits);
        new Breadcrumb(storage.Path).Lay(Service.Hub);
        Assert.AreEqual("1 " + Service.Hub, storage.Get(Breadcrumb.FileName));
    }

    [TestMethod]
    [DataRow(1, 30, 60)]
    [DataRow(2, 60, 120)]
    [DataRow(4, 240, 480)]
    [DataRow(5, 450, 900)]
    [DataRow(1000000, 450, 900)]
    public void TheWaitDoublesUpToAQuarterOfAnHour(int count, int least, int most)
    {
        using var storage = new BareStorage();
        storage.Put(Breadcrumb.FileName, $"{count} {Service.Dps}");
        foreach (var (jitter, seconds) in new[] { (0u, least), ((uint)most * 500, most) })
        {
            var memory = new StoredMemory(
                storage.Path, storage.Settings, storage.Log, jitter, true);
            Assert.AreEqual(seconds * 1000, memory.StartDelay);
        }
    }

    [TestMethod]
    public void AHandshakeThatWentWellEndsTheRowOfThoseThatHung()
    {
        using var storage = new BareStorage();
        storage.Put(Breadcrumb.FileName, "4 " + Service.Dps);
        var crumb = new Breadcrumb(storage.Path);
        crumb.Lay(Service.Dps);
        crumb.Take();
        crumb.Lay(Service.Dps);
        Assert.AreEqual(1, new Breadcrumb(storage.Path).Count);
    }

    [TestMethod]
    [DataRow("", true)]
    [DataRow(DeviceMemory.HttpsSuffix, false)]
    public void ADpsThatHungIsTriedByTheOtherTransport(string suffix, bool usesFallback)
    {
        using var storage = new BareStorage();
        storage.Put(Breadcrumb.FileName, "1 " + Service.Dps + suffix);
        var memory = new StoredMemory(storage.Path, storage.Settings, storage.Log, 0, true);
        Assert.AreEqual(usesFallback, memory.UsesFallback);
        Assert.IsTrue(memory.HungAtDps);
        Assert.AreEqual(30000, memory.StartDelay);
    }

    [TestMethod]
    [DataRow("", "-", 1)]
    [DataRow("2", "-", 1)]
    [DataRow("x y", "y", 1)]
    [DataRow("-3 y", "y", 1)]
    [DataRow("99999999999 y", "y", 1)]
    [DataRow("2 contoso-eu.azu", "contoso-eu.azu", 2)]
    public void ACrumbThatIsBrokenIsReadAsFarAsItGoesAndDelaysNothing(
        string file, string host, int count)
    {
        using var storage = new BareStorage();
        storage.Put(Breadcrumb.FileName, file);
        var crumb = new Breadcrumb(storage.Path);
        var memory = new StoredMemory(storage.Path, storage.Settings, storage.Log, 0, true);

        Assert.AreEqual(host, crumb.Host);
        Assert.AreEqual(count, crumb.Count);
        Assert.AreEqual(0, memory.StartDelay);
        Assert.AreEqual(
            $"last start hung in a handshake phase=- host={host} times={count} wait-s=0",
            storage.Lines.Snapshot().Single().Text);
    }

    private static async Task HangAsync(
        Board board, NanoDps.Emulator.ServiceEmulator emulator, string server)
    {
        using var start = board.SwitchOn();
        await emulator.EventAsync(server, EventKind.Injected);
        start.CutPower();
    }

    private static async Task WaitsAsync(Board board, string host, int count, int least, int most)
    {
        using var start = board.SwitchOn();
        var told = await start.LineAsync(LogCode.Hung);
        var pause = await start.LineAsync(LogCode.DpsPause);
        var wait = told.Number("wait-s");

        Assert.AreEqual(
            $"last start hung in a handshake phase={(host == Service.Hub ? "hub" : "dps")} host={host} "
            + $"times={count} wait-s={wait}",
            told.Text);
        Assert.IsInRange(least, most, wait);
        Assert.AreEqual(wait, pause.Number("in s"));
        Assert.IsEmpty(start.Host.Connections);
        start.CutPower();

        // It has not hung again.
        Assert.AreEqual($"{count} {host}", Crumb(board));
    }

    private static string? Crumb(Board board) => board.Get(Breadcrumb.FileName) is { } file
        ? System.Text.Encoding.UTF8.GetString(file) : null;
}
